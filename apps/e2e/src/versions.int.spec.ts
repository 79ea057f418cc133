import { clueActivity, clueOutcomes, definitions, rewardsTopic, type Topic } from '@treasure-hunt/contracts';
import { attempted, newPlayer, scan, scanned, type Json } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import { gameOfAll, variantOf, winWith } from './outside/game.js';
import { verifyDraw } from './outside/tool.js';

const testMs = 30_000;
const game = gameOfAll();

const finds = (player: string, huntId: string) =>
  game.backend.say({ ...scanned(player), data: scan(player, `qr-${huntId}`) });
const assignedTo = (player: string) => game.topics.first(clueOutcomes, 'clue.assigned', player);
/** What is said of one kind on a topic, of the first version of a hunt. */
const saidOf = (topic: Topic, type: string, huntId: string) =>
  eventually(`${type} of ${huntId}`, () =>
    game.topics
      .all(topic, (one) => one.type === type && one.data['huntId'] === huntId)
      .map(({ data }) => data)
      .find(({ huntVersion }) => huntVersion === 1),
  );
const drawn = (amount: number) => ({
  weighted: [
    { weight: 1, currency: 'coin', amount },
    { weight: 1, currency: 'coin', amount: amount + 1 },
  ],
  consolation: [{ currency: 'coin', amount: 1 }],
});

it(
  'a new version of a hunt that is played counts for who comes next, and whoever holds a clue keeps theirs',
  async () => {
    const { backend, topics, engine } = game;
    const base = variantOf(game.hunt, 'grown');
    const [clue, chest] = [base.clues[0]!, base.chests[0]!];
    const first = { ...base, chests: [{ ...chest, supply: 1, loot: drawn(10) }] };
    expect(await backend.publish(first)).toMatchObject({ status: 201 });
    const [holder, winner, loser, next] = [newPlayer(), newPlayer(), newPlayer(), newPlayer()];
    await finds(holder, 'grown');
    const held = await assignedTo(holder);
    const { granted } = await winWith(game, winner, 'qr-grown');
    const { granted: consoled } = await winWith(game, loser, 'qr-grown');
    expect(consoled.data).toMatchObject({ consolation: true, draw: { lootVersion: 1 } });

    const puzzle = {
      kind: 'text',
      prompt: 'Say it another way',
      answers: ['hello', 'hello there', 'good evening'],
    };
    const second = {
      ...first,
      version: 2,
      clues: [{ ...clue, puzzle }],
      chests: [{ ...chest, supply: 2, loot: drawn(20) }],
    };
    const unfair = {
      ...second,
      clues: [{ ...clue, puzzle: { ...puzzle, answers: ['hello', 'good evening'] } }],
    };
    expect(await backend.publish({ ...second, version: 3 })).toMatchObject({ status: 409 });
    expect(await backend.publish(unfair)).toMatchObject({
      status: 422,
      body: { faults: [{ path: 'clues[0].puzzle.answers' }] },
    });
    expect(await backend.publish(second)).toMatchObject({ status: 201, body: { version: 2 } });

    await backend.say(attempted(held.data, 'good evening'));
    const rejected = await topics.first(clueOutcomes, 'solution.rejected', holder);
    expect(rejected.data).toMatchObject({ reason: 'wrong-answer', huntVersion: 1 });
    await finds(next, 'grown');
    const assigned = await assignedTo(next);
    expect(assigned.data).toMatchObject({ huntVersion: 2, puzzle: { prompt: 'Say it another way' } });
    await backend.say(attempted(assigned.data, 'good evening'));
    const later = await topics.first(rewardsTopic, 'reward.granted', next);
    expect(later.data).toMatchObject({ consolation: false, huntVersion: 2, draw: { lootVersion: 2 } });
    await backend.say(attempted(held.data, 'hello'));
    const accepted = await topics.first(clueOutcomes, 'solution.accepted', holder);
    expect(accepted.data).toMatchObject({ huntVersion: 1 });

    expect(await backend.withdraw('grown')).toMatchObject({ status: 200, body: { version: 3 } });
    for (const { data } of [granted, later]) {
      const verified = await verifyDraw(engine, String(data['grantId']));
      expect(verified.text).toContain('The reward is what the rule gives, from the secret');
      expect(verified.exitCode).toBe(0);
    }
  },
  testMs,
);

it(
  'a hunt that closes in the hour that clocks show twice closes in the second, until a version says otherwise',
  async () => {
    const { backend, topics } = game;
    const closes = { local: '2027-10-31T02:30', zone: 'Europe/Paris' };
    const autumn = { ...variantOf(game.hunt, 'autumn'), closes };
    expect(await backend.publish(autumn)).toMatchObject({ status: 201, body: { definition: { closes } } });
    const second = '2027-10-31T01:30:00.000Z'; // An hour before, clocks show 02:30 as well.
    expect(await saidOf(definitions, 'hunt.published', 'autumn')).toMatchObject({ closesAt: second });
    expect(await saidOf(clueActivity, 'clue.defined', 'autumn')).toMatchObject({ closesAt: second });

    const player = newPlayer();
    await finds(player, 'autumn');
    const assigned = await assignedTo(player);
    const soon = { at: new Date(Date.now() + 5_000).toISOString() };
    expect(await backend.publish({ ...autumn, version: 2, closes: soon })).toMatchObject({ status: 201 });
    const expired = await topics.first(clueOutcomes, 'clue.expired', player);
    expect(expired.data).toMatchObject({
      reason: 'hunt-closed',
      assignmentId: assigned.data['assignmentId'],
      receivedAt: soon.at,
    });
    expect(await backend.publish({ ...autumn, version: 3 })).toMatchObject({ status: 409 });
  },
  testMs,
);

it('a withdrawn hunt is taken as it is, other content for it is not, and neither are its ids for another hunt', async () => {
  const { backend } = game;
  const hunt = variantOf(game.hunt, 'gone');
  await backend.publish(hunt);
  await backend.withdraw('gone');
  expect(await backend.publish(hunt)).toMatchObject({
    status: 200,
    body: { status: 'withdrawn', version: 2 },
  });
  for (const version of [1, 2, 3])
    expect(await backend.publish({ ...hunt, version, title: 'Other' })).toMatchObject({ status: 409 });
  const { chests } = hunt;
  const thief = variantOf(game.hunt, 'thief');
  const stolen = chests.map((chest) => ({ ...chest, clueId: 'thief.hello' }));
  expect(await backend.publish({ ...thief, chests: stolen })).toMatchObject({
    status: 409,
    body: {
      faults: [{ path: 'chests[0].chestId', reason: expect.stringContaining('gone') as unknown }] as Json[],
    },
  });
});
