import { FaultyEvents, type GameEvent, type PlayerStanding } from '@treasure-hunt/client';
import { clueOutcomes } from '@treasure-hunt/contracts';
import { pidOf } from './kill.js';
import { attempted, newPlayer } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import { gameOfAll } from './outside/game.js';

const testMs = 60_000;
const game = gameOfAll();

const scan = (playerId: string): GameEvent => ({
  type: 'player.acted',
  data: { playerId, at: new Date().toISOString(), action: 'scanned', targetId: 'qr-hello' },
});

describe('the TypeScript client', () => {
  it(
    'goes on over the kill of the gateway: what is sent arrives, what is told comes once and in order, and the view agrees',
    async () => {
      const { backend, engine, topics } = game;
      const player = newPlayer();
      const phone = await backend.feedOf(player);
      await backend.client.send(scan(player));
      const { data } = await phone.first('clue.assigned');

      const killed = await pidOf(engine, 'gateway');
      process.kill(killed, 'SIGKILL');
      const answer = (text: string): GameEvent => ({
        type: 'solution.attempted',
        data: {
          attemptId: `try-${text}`,
          clueId: data.clueId,
          playerId: player,
          assignmentId: data.assignmentId,
          answer: text,
          at: new Date().toISOString(),
        },
      });
      await backend.client.send([answer('goodbye'), answer('hello')]);
      const wallet = await phone.first('wallet.changed');
      expect(await pidOf(engine, 'gateway')).not.toBe(killed);
      expect(phone.cuts.length).toBeGreaterThan(0);
      const steps = ['solution.rejected', 'solution.accepted', 'chest.revealed', 'reward.granted'];
      expect(phone.types).toEqual(['clue.assigned', ...steps, 'wallet.changed']);
      const verdicts = topics.all(clueOutcomes, (one) => one.data['playerId'] === player);
      expect(phone.told.slice(0, 3).map(({ id }) => id)).toEqual(verdicts.map(({ id }) => id));

      const view = await eventually(
        'the wallet in the view',
        async (): Promise<PlayerStanding | undefined> => {
          const seen = await backend.client.player(player).view();
          return seen.rewards.length > 0 && 'coin' in seen.wallet.balances ? seen : undefined;
        },
      );
      phone.close();
      expect(view.wallet.balances).toEqual(wallet.data.balances);
      expect(view.solved.map(({ clueId }) => clueId)).toEqual([data.clueId]);
    },
    testMs,
  );

  it('goes on, for whoever comes next, from a place that was kept', async () => {
    const { backend } = game;
    const player = newPlayer();
    const phone = await backend.feedOf(player);
    await backend.client.send(scan(player));
    const assigned = await phone.first('clue.assigned');
    phone.close();
    await backend.say(attempted(assigned.data, 'hello'));
    const types: string[] = [];
    for await (const { type } of backend.client.player(player).feed({ lastEventId: assigned.lastEventId }))
      if (types.push(type) && type === 'wallet.changed') break;
    expect(types).toEqual(['solution.accepted', 'chest.revealed', 'reward.granted', 'wallet.changed']);
  }, 30_000);

  it('says where facts were lost, and what is wrong with events', async () => {
    const { backend } = game;
    const player = newPlayer();
    for await (const { type } of backend.client.player(player).feed({ lastEventId: 'of-another-game' })) {
      expect(type).toBe('reset');
      break;
    }
    const broken: GameEvent = {
      type: 'player.acted',
      data: { playerId: player, at: 'yesterday', action: 'scanned', targetId: 'not an id' },
    };
    const refused: unknown = await backend.client
      .send([scan(player), broken])
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FaultyEvents);
    expect((refused as FaultyEvents).faults).toMatchObject([
      { index: 1, path: 'data.at' },
      { index: 1, path: 'data.targetId' },
    ]);
  }, 30_000);
});
