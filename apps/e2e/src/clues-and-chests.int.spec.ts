import { chestReveals, clueOutcomes, playerFeed } from '@treasure-hunt/contracts';
import { attempted, newPlayer, scan, scanned } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import type { PlayerFeed } from './outside/feed.js';
import { gameOfAll } from './outside/game.js';
import type { Heard } from './outside/topics.js';

const game = gameOfAll();

/** A clue that asks for a hello, at an object of its name. */
const clueOf = (name: string, more: object = {}): object => ({
  clueId: `${name}.clue`,
  trigger: { object: { targetId: name } },
  puzzle: { kind: 'text', prompt: 'What do you say?', answers: ['hello'] },
  ...more,
});

/** A hunt of one clue, at an object of its name. */
const huntOf = (huntId: string, clue: object, more: object = {}): object => ({
  huntId,
  version: 1,
  title: 'One clue',
  clues: [clueOf(huntId, clue)],
  chests: [],
  ...more,
});

const chestAt = (name: string, supply: number): object => ({
  chestId: `${name}.chest`,
  clueId: `${name}.clue`,
  supply,
  loot: { guaranteed: [{ currency: 'coin', amount: 10 }], consolation: [{ currency: 'coin', amount: 1 }] },
});

const scannedAt = (playerId: string, targetId: string) => ({
  ...scanned(playerId),
  data: scan(playerId, targetId),
});
const finds = (playerId: string, targetId: string) => game.backend.say(scannedAt(playerId, targetId));

/** Says hello to a clue when its player is told to hold it; resolves when that is accepted. */
const solves = async (phone: PlayerFeed, clueId: string): Promise<void> => {
  const ofClue = (type: 'clue.assigned' | 'solution.accepted') =>
    eventually(`${type} of ${clueId}`, () =>
      phone.told.find((fact) => fact.type === type && fact.data.clueId === clueId),
    );
  const { data } = await ofClue('clue.assigned');
  await game.backend.say(attempted({ ...data }, 'hello'));
  await ofClue('solution.accepted');
};

const ofHunt =
  (of: string, huntId: string) =>
  ({ type, data }: Heard) =>
    type === of && data['huntId'] === huntId;
const assignedTo = (huntId: string) =>
  game.topics.all(clueOutcomes, ofHunt('clue.assigned', huntId)).map(({ data }) => data['playerId']);

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
  const inMs = (ms: number) => ({ at: new Date(Date.now() + ms).toISOString() });
  const publish = async (version: number, times: object) =>
    expect((await game.backend.publish(huntOf('brief', {}, { version, ...times }))).status).toBe(201);
  const someday = inMs(3_600_000);
  await publish(1, { opens: someday });
  const player = newPlayer();
  await finds(player, 'brief');
  const locked = await game.topics.first(playerFeed, 'clue.locked', player);
  expect(locked.data).toMatchObject({ missing: [], opensAt: someday.at });
  // However slow the machine is: the times are moved when what comes before them has come.
  const opens = inMs(2_000);
  await publish(2, { opens });
  const { data } = await game.topics.first(playerFeed, 'clue.assigned', player);
  expect(Date.parse(String(data['at']))).toBeGreaterThanOrEqual(Date.parse(opens.at));
  await publish(3, { opens, closes: inMs(5_000) });
  const expired = await game.topics.first(playerFeed, 'clue.expired', player);
  expect(expired.data).toMatchObject({ reason: 'hunt-closed', assignmentId: data['assignmentId'] });
  await game.backend.say(attempted(data, 'hello'));
  const rejected = await game.topics.first(playerFeed, 'solution.rejected', player);
  expect(rejected.data).toMatchObject({ reason: 'hunt-closed' });
}, 60_000);

it('a clue comes to the same whether it is found before it is unlocked or after', async () => {
  const clues = [clueOf('door'), clueOf('room', { requires: { allOf: ['door.clue'] } })];
  const chests = [chestAt('room', 10)];
  const published = await game.backend.publish(huntOf('house', {}, { clues, chests }));
  expect(published.status).toBe(201);
  const [early, orderly] = [newPlayer(), newPlayer()];
  const phones = await Promise.all([early, orderly].map((player) => game.backend.feedOf(player)));
  const [earlyPhone, orderlyPhone] = phones as [PlayerFeed, PlayerFeed];

  await finds(early, 'room');
  expect((await earlyPhone.first('clue.locked')).data).toMatchObject({
    clueId: 'room.clue',
    missing: ['door.clue'],
  });
  await finds(early, 'door');
  await solves(earlyPhone, 'door.clue');
  await solves(earlyPhone, 'room.clue'); // Without another scan.
  await finds(orderly, 'door');
  await solves(orderlyPhone, 'door.clue');
  await finds(orderly, 'room');
  await solves(orderlyPhone, 'room.clue');

  for (const phone of phones)
    expect((await phone.first('wallet.changed')).data.balances).toEqual({ coin: 10 });
  for (const phone of phones) phone.close();
  const steps = ['clue.assigned', 'solution.accepted', 'clue.assigned', 'solution.accepted'];
  const end = ['chest.revealed', 'reward.granted', 'wallet.changed'];
  expect(orderlyPhone.types).toEqual([...steps, ...end]);
  expect(earlyPhone.types).toEqual(['clue.locked', ...steps, ...end]);
}, 60_000);

it('a chest of three is opened by three of five who solve, and the other two get the consolation', async () => {
  const published = await game.backend.publish(huntOf('scarce', {}, { chests: [chestAt('scarce', 3)] }));
  expect(published.status).toBe(201);
  const players = Array.from({ length: 5 }, newPlayer);
  await game.backend.say(players.map((player) => scannedAt(player, 'scarce')));
  const held = await Promise.all(
    players.map((player) => game.topics.first(playerFeed, 'clue.assigned', player)),
  );
  await game.backend.say(held.map(({ data }) => attempted(data, 'hello')));
  const wallets = await Promise.all(
    players.map((player) => game.topics.first(playerFeed, 'wallet.changed', player)),
  );

  const revealed = game.topics.all(chestReveals, ofHunt('chest.revealed', 'scarce'));
  expect(revealed.map(({ data }) => [data['opener'], data['left']])).toEqual([
    [1, 2],
    [2, 1],
    [3, 0],
  ]);
  const exhausted = game.topics.all(chestReveals, ofHunt('chest.exhausted', 'scarce'));
  const each = [...revealed, ...exhausted].map(({ data }) => data['playerId']);
  expect(each.toSorted()).toEqual(players.toSorted());
  const won = (player: unknown) => wallets.find(({ data }) => data['playerId'] === player)?.data['balances'];
  expect(each.map(won)).toEqual([10, 10, 10, 1, 1].map((coin) => ({ coin })));
}, 60_000);
