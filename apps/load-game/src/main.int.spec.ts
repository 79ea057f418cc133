import { randomUUID } from 'node:crypto';
import { topics } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import {
  endAll,
  silentServer,
  stackFile,
  startGame,
  unwillingCatalog,
  willingCatalog,
} from './testing/running-game.js';

const brokers = process.env['KAFKA_BROKERS'] ?? '';
const prefix = `test-${randomUUID()}.`;
let kafka: KafkaConnection;

beforeAll(async () => {
  kafka = await connect({ brokers: brokers.split(','), clientId: 'spec', onFatal: () => undefined });
  await kafka.admin.ensureTopics(topics, { prefix, partitions: 1, replicationFactor: 1 });
}, 30_000);
afterEach(endAll);
afterAll(async () => {
  await kafka.admin.deleteTopics(topics.map(({ name }) => prefix + name));
  await kafka.disconnect();
});

describe('where it cannot play, it says in one sentence what to do', () => {
  const fails = (sentence: RegExp) => ({
    exitCode: 1,
    said: expect.stringMatching(new RegExp(`^${sentence.source}\\n$`)) as string,
  });

  it('without a stack', async () => {
    const game = startGame(['--stack', '/nowhere/stack.json']);
    expect(await game.ended).toEqual(fails(/Cannot read \/nowhere\/stack\.json: name a file that .*/));
  }, 30_000);

  it('without a hunt', async () => {
    const file = stackFile(brokers);
    const game = startGame(['--stack', file, '--hunt', file]);
    expect(await game.ended).toEqual(fails(/.* is not a hunt's definition: [a-zA-Z].* is missing.*\./));
  }, 30_000);

  it('without a gateway', async () => {
    const game = startGame(['--stack', stackFile(brokers)]);
    expect(await game.ended).toEqual(fails(/The gateway does not answer at http:.*: see that it runs .*/));
  }, 60_000);

  it('without Kafka', async () => {
    const game = startGame(['--over', 'kafka', '--stack', stackFile('127.0.0.1:1')]);
    expect(await game.ended).toEqual(fails(/Kafka does not answer at 127\.0\.0\.1:1: see that it runs .*/));
  }, 60_000);

  it('with a hunt that the catalog does not take, under an exit code of its own', async () => {
    const game = startGame(['--over', 'kafka', '--stack', stackFile(brokers, await unwillingCatalog())], {
      TOPIC_PREFIX: prefix,
    });
    const said = 'The catalog refuses the hunt (400): {"detail":"not yet"}\n';
    expect(await game.ended).toEqual({ exitCode: 2, said });
  }, 60_000);

  it('under a prefix that the services do not have', async () => {
    const game = startGame(['--over', 'kafka', '--stack', stackFile(brokers)], { TOPIC_PREFIX: 'other.' });
    expect(await game.ended).toEqual(fails(/Kafka .* that begin with "other\.": set TOPIC_PREFIX to .*/));
  }, 60_000);
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s ends it', (signal) => {
  const cutShort = { exitCode: 130, said: 'Interrupted before anything was played.\n' };

  it('while it waits for Kafka', async () => {
    const { address, asked } = await silentServer();
    const game = startGame(['--over', 'kafka', '--stack', stackFile(address)]);
    await asked;
    game.tell(signal);
    expect(await game.ended).toEqual(cutShort);
  }, 20_000);

  it('while it waits for the catalog', async () => {
    const { address, asked } = await silentServer();
    const game = startGame(['--over', 'kafka', '--stack', stackFile(brokers, address)], {
      TOPIC_PREFIX: prefix,
    });
    await asked;
    game.tell(signal);
    expect(await game.ended).toEqual(cutShort);
  }, 20_000);

  it('while it plays, with the summary of what came until then', async () => {
    const file = stackFile(brokers, await willingCatalog());
    const game = startGame(['--over', 'kafka', '--stack', file, '--timeout-s', '600'], {
      TOPIC_PREFIX: prefix,
    });
    await game.hasSaid('fixes sent');
    game.tell(signal);
    const { exitCode, said } = await game.ended;
    expect(exitCode).toBe(130);
    expect(said).toContain('(interrupted)');
    expect(said).toMatch(/still due +[1-9]/);
  }, 30_000);
});
