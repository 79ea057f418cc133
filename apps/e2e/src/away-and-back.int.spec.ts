import { setTimeout as sleep } from 'node:timers/promises';
import { OwnEngine } from './away/own-engine.js';
import { SteadyGame } from './away/steady-game.js';
import { Backend } from './outside/backend.js';
import { eventually } from './outside/eventually.js';

const engine = new OwnEngine();
let game: SteadyGame;

/** Resolves when these services give this reason, all of them. */
const saysOf = (what: string, services: readonly string[], reason: RegExp): Promise<unknown> =>
  eventually(
    what,
    async () => {
      const said = await engine.reasons();
      const isSaid = ([name, reasons]: readonly [string, readonly string[] | undefined]) =>
        services.includes(name) && reasons?.some((one) => reason.test(one));
      return [...said].filter(isSaid).length === services.length || undefined;
    },
    60_000,
  );

const allReady = async (): Promise<void> => {
  const isReady = async () => (await engine.reasons()).size === 0 || undefined;
  await eventually('readiness', isReady, 60_000).catch(() => undefined);
  expect([...(await engine.reasons())]).toEqual([]);
};

const all = ['discovery', 'clue-solving', 'chest-reveal', 'rewards', 'hunt-catalog', 'gateway'];

beforeAll(() => engine.startBackends(), 120_000);
afterAll(() => engine.stop(), 120_000);

describe('an engine whose Kafka and MongoDB go away', () => {
  it('waits for both when it starts, says so, and comes up when they are back', async () => {
    await Promise.all([engine.kafka.stop(), engine.mongodb.stop()]);
    engine.startServices();
    await saysOf('Kafka is away', all, /^Kafka is away: /);
    await saysOf('MongoDB is away', all, /^MongoDB is away: /);
    await Promise.all([engine.kafka.start(), engine.mongodb.start()]);
    await engine.ready();
    await engine.publish();
    game = await SteadyGame.start(engine.stack, 100);
    await eventually('a reward', () => game.count.rewarded > 10 || undefined);
  }, 180_000);

  it('keeps its shards and its place in its groups while MongoDB is away, and saves everything then', async () => {
    const takeovers = await engine.counted('shard_takeovers');
    await engine.mongodb.stop();
    await saysOf('MongoDB is away', all, /^MongoDB is away\.$/);
    await sleep(8_000); // Longer than a member of a group may be silent.
    await engine.mongodb.start();
    await game.allRewarded(60_000);
    await allReady();
    expect(await engine.counted('shard_takeovers')).toBe(takeovers);
  }, 180_000);

  it('says that Kafka is away, loses nothing that it had accepted, and goes on when Kafka is back', async () => {
    await engine.kafka.stop();
    await saysOf('Kafka is away', all, /^Kafka is away\.$/);
    await engine.kafka.start();
    await game.allRewarded(60_000);
    await allReady();
  }, 180_000);

  it('has told every player each fact once, and credited each reward once', async () => {
    expect(await game.end(60_000)).toEqual([]);
    const backend = new Backend(engine.stack);
    const walletOf = async (playerId: string): Promise<unknown> =>
      (await backend.view(playerId)).body['wallet'];
    for (const playerId of game.playerIds)
      expect(await walletOf(playerId)).toEqual({ balances: { coin: 10, gem: 1 } });
  }, 120_000);
});
