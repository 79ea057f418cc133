import { connect } from '@treasure-hunt/kafka';
import { rawProducer } from '@treasure-hunt/kafka/testing';
import { readStack } from '@treasure-hunt/local-stack';
import type { Engine } from '../engine.js';
import { Backend } from '../outside/backend.js';
import { eventually } from '../outside/eventually.js';
import { watchHealth, type Health } from './health.js';
import { Ledger } from './ledger.js';
import { unaccountedOf } from './metrics.js';
import { playUntil, type Played } from './plays.js';
import { sendEverything, type Amount } from './send-everything.js';
import type { Counts } from './sending.js';
import type { Sides } from './answers.js';

/** What came of a fuzz. `wrong` is empty where everything was answered, refused or decided, and nobody noticed. */
export interface Fuzzed {
  readonly sent: Counts;
  readonly answers: Counts;
  readonly ledger: Ledger;
  readonly played: Played;
  readonly health: Health;
  readonly tookMs: number;
  readonly wrong: readonly string[];
}

const partitions = 8;
const settleMs = 60_000;

const sidesOf = async ({ stack, dataDir }: Engine): Promise<Sides> => {
  const health = (await readStack(dataDir))?.services['discovery']?.[0]?.healthUrl;
  if (health === undefined) throw new Error('Discovery is not there.');
  return { gateway: stack.gatewayUrl, catalog: stack.catalogUrl, health };
};

/** Sends messages and requests of every odd kind to a running engine on which the first hunt is published, while good players play. */
export const fuzz = async (engine: Engine, amount: Amount): Promise<Fuzzed> => {
  const { stack, prefix, dataDir } = engine;
  const beganAt = performance.now();
  const brokers = stack.kafkaBrokers;
  const kafka = await connect({ brokers: brokers.split(','), clientId: `${prefix}fuzz`, onFatal: report });
  const producer = await rawProducer(brokers);
  const stop = new AbortController();
  const ledger = await Ledger.open(kafka, prefix);
  const game = { backend: new Backend(stack), producer, prefix, partitions };
  const playing = playUntil(game, stop.signal);
  const watching = watchHealth(dataDir, stop.signal);
  const sent: Counts = new Map();
  const answers: Counts = new Map();
  const defects: string[] = [];
  try {
    const sides = await sidesOf(engine);
    const counts = { sent, answers, defects };
    await sendEverything({ sides, ...game, keys: stack.apiKeys, ledger, ...counts }, amount);
    const late = await settled(ledger);
    const unaccounted = await unaccountedOf(dataDir, ledger);
    stop.abort();
    const [played, health] = await Promise.all([playing, watching]);
    const wrong = [...defects, ...late, ...unaccounted, ...played.failures, ...faultsOf(health)];
    return { sent, answers, ledger, played, health, tookMs: performance.now() - beganAt, wrong };
  } finally {
    stop.abort();
    await Promise.allSettled([playing, watching]);
    await producer.disconnect();
    await kafka.disconnect();
  }
};

const report = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);

/** Waits until every bad record is in quarantine; says which are not, and which are there that are good. */
const settled = async (ledger: Ledger): Promise<string[]> => {
  const isDone = () => (ledger.awaited.size === 0 && ledger.unexpected.size === 0 ? true : undefined);
  await eventually('everything bad in quarantine', isDone, settleMs).catch(() => undefined);
  return [
    ...[...ledger.awaited].map((place) => `Not in quarantine: ${place}`),
    ...[...ledger.unexpected].map(([place, reason]) => `In quarantine: ${place}: ${reason}`),
  ];
};

const faultsOf = ({ processes, restarts }: Health): string[] => [
  ...restarts,
  ...[...processes].flatMap(([name, { notLive }]) => notLive.map((why) => `${name} was not live: ${why}`)),
];
