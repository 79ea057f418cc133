import {
  chestReveals,
  clueActivity,
  clueOutcomes,
  partitionOf,
  playerActivity,
  playerFeed,
  rewardsTopic,
} from '@treasure-hunt/contracts';
import { produceWithLibrdkafka } from '@treasure-hunt/kafka/testing';
import { attempted, newPlayer, scan, scanned, type Json } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import { gameOfAll, winWith } from './outside/game.js';
import { kcat, produceWithKcat } from './outside/kcat.js';
import { newTrace } from './outside/trace.js';

const partitions = 8;
const testMs = 30_000;
const game = gameOfAll();

const [itWithKcat, unlessKcat] = kcat ? [it, ''] : [it.skip, ' (skipped: kcat is not on the PATH)'];

describe('the first event of a game backend', () => {
  itWithKcat(
    `is one line of JSON through kcat, and the clue is assigned on both topics and on the phone${unlessKcat}`,
    async () => {
      const { engine, backend, topics } = game;
      const player = newPlayer();
      const phone = await backend.feedOf(player);
      const line = JSON.stringify(scan(player));
      await produceWithKcat(engine.stack.kafkaBrokers, engine.prefix + playerActivity.name, line);

      const told = await phone.first('clue.assigned');
      const outcome = await topics.first(clueOutcomes, 'clue.assigned', player);
      const feed = await topics.first(playerFeed, 'clue.assigned', player);
      phone.close();
      expect([told.id, feed.id]).toEqual([outcome.id, outcome.id]);
      expect([told.data, feed.data]).toEqual([outcome.data, outcome.data]);
      expect(told.data).toMatchObject({
        huntId: 'first-steps',
        clueId: 'first-steps.hello',
        puzzle: { kind: 'text', prompt: 'What do you say?' },
      });
    },
    testMs,
  );

  it(
    'comes from librdkafka with its own partitioner and zstd, and from wherever it lands every player is assigned once',
    async () => {
      const { engine, topics } = game;
      const players = Array.from({ length: 12 }, newPlayer);
      const values = players.map((player) => JSON.stringify(scan(player)));
      const settings = { 'bootstrap.servers': engine.stack.kafkaBrokers, 'compression.type': 'zstd' };
      await produceWithLibrdkafka(settings, engine.prefix + playerActivity.name, values);

      // The feed is told first, so the outcome may come a moment later.
      for (const player of players) await topics.first(clueOutcomes, 'clue.assigned', player);
      for (const player of players) await topics.first(playerFeed, 'clue.assigned', player);
      for (const player of players) {
        expect(topics.about(clueOutcomes, 'clue.assigned', player)).toHaveLength(1);
        expect(topics.about(playerFeed, 'clue.assigned', player)).toHaveLength(1);
      }
      const astray = topics.all(
        playerActivity,
        ({ record, partition, data: { playerId } }) =>
          record.key === null &&
          players.includes(String(playerId)) &&
          partition !== partitionOf(String(playerId), partitions),
      );
      expect(astray.length).toBeGreaterThan(0);
      for (const { data } of astray) {
        const forwarded = topics.about(playerActivity, 'player.acted', String(data['playerId']));
        expect(forwarded.map(({ partition }) => partition)).toEqual([
          partitionOf(String(data['playerId']), partitions),
        ]);
      }
    },
    testMs,
  );
});

describe('over HTTP', () => {
  it(
    'a player scans, answers wrongly and rightly, and is told of each step up to the wallet',
    async () => {
      const { backend } = game;
      const player = newPlayer();
      const phone = await backend.feedOf(player);
      const crossing = scanned(player);
      expect(await backend.say(crossing)).toEqual({
        status: 202,
        body: { results: [{ id: crossing.id, status: 'accepted' }] },
      });
      const assigned = await phone.first('clue.assigned');
      const [wrong, right] = [attempted(assigned.data, 'goodbye'), attempted(assigned.data, 'Hello, there!')];
      await backend.say([wrong, right]);
      const wallet = await phone.first('wallet.changed');
      phone.close();

      const steps = ['solution.rejected', 'solution.accepted', 'chest.revealed', 'reward.granted'];
      expect(phone.types).toEqual(['clue.assigned', ...steps, 'wallet.changed']);
      const [, rejected, accepted, revealed] = phone.told;
      const granted = await phone.first('reward.granted');
      expect(rejected?.data).toMatchObject({ attemptId: wrong.data['attemptId'], reason: 'wrong-answer' });
      expect(accepted?.data).toMatchObject({ attemptId: right.data['attemptId'], final: true });
      expect(granted.data).toMatchObject({
        coins: [
          { currency: 'coin', amount: 10 },
          { currency: 'gem', amount: 1 },
        ],
        consolation: false,
      });
      expect(wallet.data.balances).toEqual({ coin: 10, gem: 1 });

      const { earnedBy, grantId } = granted.data;
      expect(earnedBy[0]).toBe(crossing.id);
      const known = [crossing, assigned, right, accepted, revealed].map((event) => event?.id);
      expect(earnedBy.filter((id) => known.includes(id))).toEqual(known);

      const view = await eventually(
        'the wallet in the view of the player',
        async () => {
          const { body } = await backend.view(player);
          return Object.keys((body['wallet'] as { balances: Json }).balances).length > 0 ? body : undefined;
        },
        2_000,
      );
      expect(view).toMatchObject({
        playerId: player,
        held: [],
        solved: [{ clueId: 'first-steps.hello' }],
        verdicts: [{ verdict: 'rejected' }, { verdict: 'accepted' }],
        chests: [{ chestId: 'first-steps.chest', status: 'revealed' }],
        rewards: [{ grantId }],
        wallet: { balances: { coin: 10, gem: 1 } },
      });
    },
    testMs,
  );

  it(
    'every coin of every player has an id of its own',
    async () => {
      const granted = await Promise.all(
        Array.from({ length: 5 }, async () => (await winWith(game, newPlayer())).granted),
      );
      const coins = granted.flatMap(({ data }) => data['coins'] as readonly { coinId: string }[]);
      expect(coins).toHaveLength(10);
      expect(new Set(coins.map(({ coinId }) => coinId)).size).toBe(10);
    },
    testMs,
  );

  it(
    'the trace of the scan leads to the clue, and the trace of the answer to the wallet',
    async () => {
      const { backend, topics } = game;
      const player = newPlayer();
      const phone = await backend.feedOf(player);
      const [scanning, answering] = [newTrace(), newTrace()];
      await backend.say(scanned(player, { traceparent: scanning.traceparent }));
      const assigned = await topics.first(clueOutcomes, 'clue.assigned', player);
      const { traceparent } = answering;
      await backend.say(attempted(assigned.data, 'hello'), { headers: { traceparent } });
      await phone.first('wallet.changed');
      phone.close();

      const steps = [
        [clueActivity, 'clue.discovered', scanning],
        [clueOutcomes, 'clue.assigned', scanning],
        [clueActivity, 'solution.submitted', answering],
        [clueOutcomes, 'solution.accepted', answering],
        [chestReveals, 'chest.revealed', answering],
        [rewardsTopic, 'reward.granted', answering],
        [playerFeed, 'wallet.changed', answering],
      ] as const;
      for (const [topic, type, { traceId }] of steps)
        expect({ type, traceId: (await topics.first(topic, type, player)).traceId }).toEqual({
          type,
          traceId,
        });
      expect(phone.told.map((fact) => [fact.type, fact.traceparent?.split('-')[1]])).toEqual([
        ['clue.assigned', scanning.traceId],
        ...['solution.accepted', 'chest.revealed', 'reward.granted', 'wallet.changed'].map((type) => [
          type,
          answering.traceId,
        ]),
      ]);
    },
    testMs,
  );
});
