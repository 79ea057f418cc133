import { clueOutcomes, playerFeed } from '@treasure-hunt/contracts';
import { attempted, newPlayer, scan, scanned } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import { startGame, type Game } from './outside/game.js';

let game: Game;
beforeAll(async () => {
  game = await startGame();
}, 120_000);
afterAll(() => game.stop(), 60_000);

/** A hunt of one clue, at an object of its name. */
const huntOf = (huntId: string, clue: object, times: object = {}): object => ({
  huntId,
  version: 1,
  title: 'One clue',
  ...times,
  clues: [
    {
      clueId: `${huntId}.clue`,
      trigger: { object: { targetId: huntId } },
      puzzle: { kind: 'text', prompt: 'What do you say?', answers: ['hello'] },
      ...clue,
    },
  ],
  chests: [],
});

const finds = (playerId: string, targetId: string) =>
  game.backend.say({ ...scanned(playerId), data: scan(playerId, targetId) });
const assignedTo = (huntId: string) =>
  game.topics
    .all(clueOutcomes, ({ type, data }) => type === 'clue.assigned' && data['huntId'] === huntId)
    .map(({ data }) => data['playerId']);

it('a clue that two may hold and five find is given on in the order of the line, as it is solved and as holds end', async () => {
  const published = await game.backend.publish(huntOf('narrow', { capacity: 2, holdS: 8 }));
  expect(published.status).toBe(201);
  const players = Array.from({ length: 5 }, newPlayer);
  const [first = '', second = ''] = players;
  for (const [n, player] of players.entries()) {
    await finds(player, 'narrow');
    const told = await game.topics.first(playerFeed, n < 2 ? 'clue.assigned' : 'clue.queued', player);
    if (n >= 2) expect(told.data).toMatchObject({ place: n - 1 });
  }
  const { data } = await game.topics.first(playerFeed, 'clue.assigned', first);
  await game.backend.say(attempted(data, 'hello'));
  await game.topics.first(playerFeed, 'solution.accepted', first);
  await eventually('all five held it', () => assignedTo('narrow').length === 5 || undefined);
  expect(assignedTo('narrow')).toEqual(players);
  expect((await game.topics.first(playerFeed, 'clue.expired', second)).data).toMatchObject({
    reason: 'hold-ended',
  });
}, 60_000);

it('a hunt that opens and closes while it is played is held from the one to the other', async () => {
  const [opens, closes] = [8_000, 14_000].map((ms) => ({ at: new Date(Date.now() + ms).toISOString() }));
  const published = await game.backend.publish(huntOf('brief', {}, { opens, closes }));
  expect(published.status).toBe(201);
  const player = newPlayer();
  await finds(player, 'brief');
  const locked = await game.topics.first(playerFeed, 'clue.locked', player);
  expect(locked.data).toMatchObject({ missing: [], opensAt: opens?.at });
  const { data } = await game.topics.first(playerFeed, 'clue.assigned', player);
  expect(Date.parse(String(data['at']))).toBeGreaterThanOrEqual(Date.parse(opens?.at ?? ''));
  const expired = await game.topics.first(playerFeed, 'clue.expired', player);
  expect(expired.data).toMatchObject({ reason: 'hunt-closed', assignmentId: data['assignmentId'] });
  await game.backend.say(attempted(data, 'hello'));
  const rejected = await game.topics.first(playerFeed, 'solution.rejected', player);
  expect(rejected.data).toMatchObject({ reason: 'hunt-closed' });
}, 60_000);
