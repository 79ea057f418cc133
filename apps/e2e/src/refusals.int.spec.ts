import {
  clueOutcomes,
  playerActivity,
  playerFeed,
  quarantine,
  quarantineHeader,
  solutionAttempts,
} from '@treasure-hunt/contracts';
import { headerText } from '@treasure-hunt/shards';
import { attempted, newPlayer, scan, scanned } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import { gameOfAll, variantOf, winWith } from './outside/game.js';
import { verifyDraw } from './outside/tool.js';

const testMs = 30_000;
const game = gameOfAll();

it(
  'a batch with faults is refused with all of them, a stranger with 401, and nothing of either is written',
  async () => {
    const { backend, topics } = game;
    const player = newPlayer();
    const good = scanned(player);
    const { targetId: _, ...aimless } = good.data;
    const broken = [good, { ...good, id: '' }, { ...good, type: 'player.flew' }, { ...good, data: aimless }];
    const refused = await backend.say(broken);
    expect(refused.status).toBe(400);
    expect(refused.body['faults']).toEqual([
      { index: 1, path: 'id', reason: expect.any(String) as unknown },
      { index: 2, path: 'type', reason: expect.any(String) as unknown },
      { index: 3, path: 'data.targetId', reason: expect.any(String) as unknown },
    ]);
    for (const key of ['', 'not-the-key'])
      expect(await backend.say(good, { key })).toMatchObject({ status: 401 });

    // The next event of this player lands behind whatever was written of them.
    const next = scanned(player);
    await backend.say(next);
    await topics.first(clueOutcomes, 'clue.assigned', player);
    expect(topics.about(playerActivity, 'player.acted', player).map(({ id }) => id)).toEqual([next.id]);
  },
  testMs,
);

it('the usual mistakes of a first request are answered with what to do', async () => {
  const { backend, engine } = game;
  const asForm = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  expect(await backend.say(scanned(newPlayer()), asForm)).toMatchObject({
    status: 415,
    body: { detail: expect.stringContaining('content-type: application/json') as unknown },
  });
  expect(await backend.say(scanned(newPlayer()), { key: engine.stack.apiKeys.author })).toMatchObject({
    status: 401,
    body: {
      detail: expect.stringContaining('game backends, authors and operators have different ones') as unknown,
    },
  });
  const published = await Promise.all(
    [800_000, 900_000].map((bytes) => backend.publish({ title: 'x'.repeat(bytes) })),
  );
  expect(published.map(({ status }) => status)).toEqual([422, 413]);
  const { gatewayUrl, apiKeys } = engine.stack;
  const headers = { authorization: `Bearer ${apiKeys.backend}` };
  const leaderboard = await fetch(`${gatewayUrl}/v1/hunts/first-steps/leaderboard`, { headers });
  expect(await leaderboard.json()).toMatchObject({ status: 501, detail: 'not yet' });
  const withoutEnvelope = scan(newPlayer());
  expect((await backend.say([withoutEnvelope])).body['faults']).toContainEqual({
    index: 0,
    path: 'data',
    reason: 'is missing',
  });
});

it(
  'what cannot be read is put aside with the reason and as it was, and what comes behind it arrives',
  async () => {
    const { topics, engine } = game;
    const [lost, player] = [newPlayer(), newPlayer()];
    const { targetId: _, ...aimless } = scan(lost);
    const early = { ...scan(lost), at: new Date(Date.now() + 10 * 60_000).toISOString() };
    const large = { ...scan(lost), note: 'x'.repeat(70 * 1024) };
    const [garbage, largeText] = [`{"playerId":"${lost}`, JSON.stringify(large)];
    const refused = [garbage, largeText, JSON.stringify(aimless), JSON.stringify(early)];
    await topics.write(playerActivity, [...refused, JSON.stringify(scan(player))]);
    await topics.write(solutionAttempts, ['true']);
    await topics.first(clueOutcomes, 'clue.assigned', player);

    const aside = await eventually('five messages in quarantine', () => {
      const all = topics.all(quarantine, () => true);
      return all.length >= 5 ? all : undefined;
    });
    const saidOf = (value: string) => {
      const headers = aside.find(({ record }) => String(record.value) === value)?.record.headers ?? {};
      const { reason, service, topic, partition } = quarantineHeader;
      return [reason, service, topic, partition].map((name) => headerText(headers, name));
    };
    const from = ['discovery', engine.prefix + playerActivity.name, '0'];
    expect(refused.map(saidOf)).toEqual([
      [expect.stringContaining('not JSON'), ...from],
      [expect.stringContaining('65536 are allowed'), ...from],
      [expect.stringContaining('targetId'), ...from],
      [expect.stringContaining('2 minutes ahead'), ...from],
    ]);
    const fromAttempts = ['clue-solving', engine.prefix + solutionAttempts.name, '0'];
    expect(saidOf('true')).toEqual([expect.stringContaining('not a JSON object'), ...fromAttempts]);
    expect(aside).toHaveLength(5);
    expect(topics.about(clueOutcomes, 'clue.assigned', lost)).toEqual([]);
  },
  testMs,
);

it(
  'a hunt that is withdrawn expires for who holds it, refuses their answers, and gives nothing to who comes later',
  async () => {
    const { backend, topics, hunt } = game;
    const other = variantOf(hunt, 'short');
    expect(await backend.publish(other)).toMatchObject({ status: 201, body: { status: 'published' } });
    const [holder, late] = [newPlayer(), newPlayer()];
    const scanShort = (player: string) => ({ ...scanned(player), data: scan(player, 'qr-short') });
    const phone = await backend.feedOf(holder);
    await backend.say(scanShort(holder));
    const assigned = await phone.first('clue.assigned');

    expect(await backend.withdraw('short')).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    expect((await phone.first('clue.expired')).data).toMatchObject({
      clueId: 'short.hello',
      assignmentId: assigned.data.assignmentId,
      reason: 'hunt-withdrawn',
    });
    await backend.say([scanShort(late), scanned(late)]);
    await topics.first(clueOutcomes, 'clue.assigned', late);
    // Behind whatever the late scan could have caused in the clue's story.
    await backend.say(attempted(assigned.data, 'hello'));
    expect((await phone.first('solution.rejected')).data).toMatchObject({ reason: 'hunt-closed' });
    phone.close();

    expect(phone.types).toEqual(['clue.assigned', 'clue.expired', 'solution.rejected']);
    const ofLate = topics.all(playerFeed, ({ data }) => data['playerId'] === late);
    expect(ofLate.map(({ data }) => data['clueId'])).toEqual(['first-steps.hello']);
  },
  testMs,
);

it(
  'a draw is verified from its published seed while the hunt is played, and from the secret when it is over',
  async () => {
    const { engine, backend, hunt } = game;
    const { chests, ...drawn } = variantOf(hunt, 'drawn');
    const weighted = [
      { weight: 1, sku: 'golden-key' },
      { weight: 9, currency: 'coin', amount: 5 },
    ];
    const weighing = chests.map((chest) => ({ ...chest, loot: { ...chest.loot, weighted } }));
    expect(await backend.publish({ ...drawn, chests: weighing })).toMatchObject({ status: 201 });
    const { granted } = await winWith(game, newPlayer(), 'qr-drawn');
    const grantId = String(granted.data['grantId']);

    const during = await verifyDraw(engine, grantId);
    expect(during.text).toContain('What could be checked holds. Not checked: secret, seed.');
    expect(during.exitCode).toBe(0);
    const secret = String((await backend.withdraw('drawn')).body['secret']);
    const whole = {
      exitCode: 0,
      text: expect.stringContaining('The reward is what the rule gives, from the secret') as unknown,
    };
    expect(await verifyDraw(engine, grantId)).toMatchObject(whole);
    expect(await verifyDraw(engine, grantId, '--secret', secret)).toMatchObject(whole);

    const lie = await verifyDraw(engine, grantId, '--secret', 'f'.repeat(64));
    expect(lie.text).toMatch(/FAILS +secret[^]*FAILS +seed[^]*NOT what the rule gives/);
    expect(lie.exitCode).toBe(1);
    expect(await verifyDraw(engine, 'none')).toMatchObject({
      exitCode: 1,
      text: 'There is no grant none on hunt.rewards.v1.\n',
    });
  },
  testMs,
);
