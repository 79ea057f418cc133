import { rewardsTopic } from '@treasure-hunt/contracts';
import { pidOf } from './kill.js';
import { newPlayer } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import { gameOfAll, winWith } from './outside/game.js';
import { verifyDraw } from './outside/tool.js';

const game = gameOfAll();

it('a reward is taken back by staff, once, by a process that did not grant it; the player is told, and its draw verifies', async () => {
  const { backend, engine, topics } = game;
  const [player, other] = [newPlayer(), newPlayer()];
  const feed = await backend.feedOf(player);
  const { granted } = await winWith(game, player);
  await winWith(game, other);
  const grantId = String(granted.data['grantId']);
  const { data: before } = await feed.first('wallet.changed');
  expect(Math.max(...Object.values(before.balances))).toBeGreaterThan(0);

  process.kill(await pidOf(engine, 'rewards'), 'SIGKILL'); // The next one finds the grant in MongoDB.
  const reason = 'The fix was forged.';
  const asked = await backend.reverse(granted.data, reason);
  expect(asked.status).toBe(202);
  const reversed = await feed.first('reward.reversed');
  expect(reversed.data).toMatchObject({ grantId, reason, coins: granted.data['coins'] });
  const after = await eventually('the wallet without the grant', () =>
    feed.told.findLast((fact) => fact.type === 'wallet.changed' && fact.data.balances['coin'] === 0),
  );
  expect(after.data).toMatchObject({ grantId });
  await eventually("the player's view without the grant", async () => {
    const { rewards, wallet } = (await backend.view(player)).body as unknown as View;
    const isShown = rewards[0]?.reversed?.reason === reason && wallet.balances['coin'] === 0;
    return isShown || undefined;
  });
  const { wallet } = (await backend.view(other)).body as unknown as View;
  expect(wallet.balances).toEqual(before.balances);

  const again = await backend.reverse(granted.data, 'Asked for twice.');
  const answers = await eventually('an answer to both requests', () => {
    const all = topics.all(rewardsTopic, ({ type }) => type === 'reward.reversal-answered');
    return all.length === 2 ? all.map(({ data }) => [data['requestId'], data['answer']]) : undefined;
  });
  expect(answers).toEqual([
    [asked.body['requestId'], 'reversed'],
    [again.body['requestId'], 'already-reversed'],
  ]);
  expect(feed.types.filter((type) => type === 'reward.reversed')).toHaveLength(1);

  const verified = await verifyDraw(engine, grantId);
  expect(verified).toMatchObject({ exitCode: 0 });
  expect(verified.text).toMatch(
    /Staff took it back at .*: The fix was forged\.[^]*What could be checked holds/,
  );
  feed.close();
}, 90_000);

/** What the test looks at of a player's view. */
interface View {
  readonly rewards: readonly { readonly reversed?: { readonly reason: string } }[];
  readonly wallet: { readonly balances: Readonly<Record<string, number>> };
}
