import { joinStack, readStack, type ServiceName } from '@treasure-hunt/local-stack';
import { openConnection } from '@treasure-hunt/persistence';
import { startEngine, type Engine } from './engine.js';
import { killAfter, phaseServices } from './kill.js';
import { play, type Played } from './load-game.js';
import { eventually } from './outside/eventually.js';
import { audit } from './outside/tool.js';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine.stop(), 60_000);

const expectFlawless = ({ exitCode, report, text }: Played): void => {
  const { missing, twice, unexpected } = report;
  expect({ missing, twice, unexpected }).toEqual({ missing: [], twice: [], unexpected: [] });
  expect({ exitCode, text }).toMatchObject({ exitCode: 0 });
};

/** What each process of a service shows of a metric, over all its labels. */
const shownBy = async (service: ServiceName, metric: string): Promise<number[]> => {
  const entries = (await readStack(engine.dataDir))?.services[service] ?? [];
  const texts = await Promise.all(entries.map(async ({ metricsUrl }) => (await fetch(metricsUrl)).text()));
  const line = new RegExp(`^${metric}(?:\\{.*\\})? (\\d+)`, 'gm');
  return texts.map((text) => [...text.matchAll(line)].reduce((sum, [, n]) => sum + Number(n), 0));
};

const decidedBy = (service: ServiceName) => shownBy(service, 'shard_decided_total');

describe('a hunt on the real engine', () => {
  it('is played from crossing to reward through six processes, with nothing missing and nothing twice', async () => {
    const played = await play(engine);
    expectFlawless(played);
    const { facts, crossingToAssignmentMs, crossingToRewardMs } = played.report;
    expect(facts['clue.assigned']).toBeGreaterThan(50);
    expect(facts['reward.granted']).toBeGreaterThan(10);
    expect(crossingToAssignmentMs.count).toBeGreaterThan(0);
    expect(crossingToRewardMs.count).toBeGreaterThan(0);

    const { services = {} } = (await readStack(engine.dataDir)) ?? {};
    const pids = Object.values(services).flatMap((entries) => entries.map(({ pid }) => pid));
    expect(Object.keys(services)).toHaveLength(6);
    expect(new Set(pids).size).toBe(6);

    await eventually('the metrics of what was told', async () => {
      const [assigned] = await shownBy('clue-solving', 'clue_latency_seconds_count');
      const [coins = 0] = await shownBy('rewards', 'reward_coins_total');
      const [lag] = await shownBy('clue-solving', 'shard_lag');
      const areThere = assigned! > 0 && coins >= facts['reward.granted']! && lag === 0;
      return areThere || undefined;
    });
  }, 150_000);

  it('leaves the state of each deciding service in a database of its own', async () => {
    const connection = await openConnection({ uri: engine.stack.mongodbUri, database: 'admin' });
    const { databases } = await connection.db!.admin().listDatabases();
    await connection.close();
    const own = databases
      .map(({ name }) => name)
      .filter((name) => name.startsWith(engine.prefix.slice(0, -1)));
    for (const service of phaseServices) expect(own.filter((name) => name.endsWith(service))).toHaveLength(1);
  });

  it('is played without a flaw while each deciding service is killed once and started again', async () => {
    const kills = phaseServices.map((service, n) => killAfter(engine, service, 3_000 + n * 5_500));
    const [played] = await Promise.all([play(engine), ...kills]);
    expectFlawless(played);
  }, 200_000);

  it('is shared by two processes of each service, and changes by no fact when they come and go in the middle', async () => {
    const services = [...phaseServices, 'gateway'] as const;
    const [before = 0] = await decidedBy('discovery');
    const game = play(engine);
    await eventually(
      'a decision',
      async () => ((await decidedBy('discovery'))[0] ?? 0) > before || undefined,
    );
    const joined = await joinStack({ dataDir: engine.dataDir, services, say: () => undefined });
    const isShared = (decided: readonly number[]) => decided.length === 2 && !decided.includes(0);
    const shared = eventually(
      'work for everybody',
      async () => (await Promise.all(services.map(decidedBy))).every(isShared) || undefined,
      60_000,
    );
    const [audited] = await Promise.all([audit(engine), shared]);
    expect(audited).toMatchObject({ exitCode: 0 });
    await joined.stop();
    expectFlawless(await game);
  }, 200_000);

  it('is as the log says, in every document and coin, and a coin that is altered by hand is named', async () => {
    const { exitCode, lines } = await audit(engine);
    expect({ exitCode, lines }).toEqual({
      exitCode: 0,
      lines: [expect.stringMatching(/^Audited 48 shards, .* [1-9]\d* coins, .*: no difference\.$/)],
    });

    const altered = await alterCoin();
    const again = await audit(engine);
    expect(again).toMatchObject({
      exitCode: 1,
      lines: [expect.stringContaining(altered), expect.stringMatching(/: 1 difference\.$/)],
    });
  }, 100_000);
});

/** Gives somebody more than they earned; resolves with how the coin is named. */
const alterCoin = async (): Promise<string> => {
  const database = `${engine.prefix.slice(0, -1)}-rewards`;
  const connection = await openConnection({ uri: engine.stack.mongodbUri, database });
  const grants = connection.collection<{ _id: string; state: { coins: { coinId: string }[] } }>(
    'reward_grants',
  );
  const grant = await grants.findOne({ 'state.coins.0': { $exists: true } });
  await grants.updateOne({ _id: grant!._id }, { $set: { 'state.coins.0.amount': 1_000_000 } });
  await connection.close();
  const [coin] = grant!.state.coins;
  return `DIFFERS reward_grants ${grant!._id} state.coins[0].amount (coin ${coin!.coinId}): kept 1000000, the log gives `;
};
