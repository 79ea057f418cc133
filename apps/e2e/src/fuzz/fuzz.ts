import { connect } from '@treasure-hunt/kafka';
import { rawProducer, type RawProducer } from '@treasure-hunt/kafka/testing';
import { readStack } from '@treasure-hunt/local-stack';
import type { Engine } from '../engine.js';
import { Backend } from '../outside/backend.js';
import { eventually } from '../outside/eventually.js';
import { watchHealth, type Health } from './health.js';
import { Ledger } from './ledger.js';
import { unaccountedOf } from './metrics.js';
import { playUntil, type Played } from './plays.js';
import { oddRecords } from './records.js';
import { oddRequests } from './requests.js';
import { askAll, writeAll, type Counts } from './sending.js';
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

export interface FuzzOptions {
  /** Records and requests together. */
  readonly messages: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

const partitions = 8;
const chunk = 1_000;
/** One in so many is a request. */
const requestEvery = 10;
/** No more may wait for quarantine: what is written ahead only waits. */
const maxAwaited = 3_000;
const settleMs = 60_000;

const sidesOf = async ({ stack, dataDir }: Engine): Promise<Sides> => {
  const health = (await readStack(dataDir))?.services['discovery']?.[0]?.healthUrl;
  if (health === undefined) throw new Error('Discovery is not there.');
  return { gateway: stack.gatewayUrl, catalog: stack.catalogUrl, health };
};

/** Sends messages and requests of every odd kind to a running engine on which the first hunt is published, while good players play. */
export const fuzz = async (engine: Engine, options: FuzzOptions): Promise<Fuzzed> => {
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
    const target = { sides, answers, defects, sent, producer, prefix, keys: stack.apiKeys };
    await sendAll(target, ledger, options);
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

interface Target {
  readonly sides: Sides;
  readonly answers: Counts;
  readonly sent: Counts;
  readonly defects: string[];
  readonly producer: RawProducer;
  readonly prefix: string;
  readonly keys: Engine['stack']['apiKeys'];
}

/** Sends everything, and no faster than what is bad is refused. */
const sendAll = async (
  to: Target,
  ledger: Ledger,
  { messages, seed: first, say }: FuzzOptions,
): Promise<void> => {
  const { sides, answers, sent, defects, producer, prefix, keys } = to;
  for (let from = 0; from < messages; from += chunk) {
    const [count, seed, nowMs] = [Math.min(chunk, messages - from), first + from, Date.now()];
    const asked = Math.ceil(count / requestEvery);
    const compression = from % (2 * chunk) === 0 ? undefined : 'gzip';
    const records = oddRecords(count - asked, seed, { partitions, nowMs });
    const requests = oddRequests(asked, seed, { keys, nowMs });
    await Promise.all([
      writeAll({ producer, prefix, counts: sent }, records, compression),
      askAll({ sides, counts: answers, defects }, requests),
    ]);
    const hasRoom = () => (ledger.awaited.size <= maxAwaited ? true : undefined);
    await eventually('room for more that is refused', hasRoom, settleMs);
    say?.(`${from + count} sent, ${ledger.awaited.size} still to be refused`);
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
  ...[...processes].flatMap(([name, { notLive }]) =>
    notLive > 0 ? [`${name} was not live ${notLive} times`] : [],
  ),
];
