import type { RawProducer } from '@treasure-hunt/kafka/testing';
import type { Stack } from '@treasure-hunt/local-stack';
import { eventually } from '../outside/eventually.js';
import type { Sides } from './answers.js';
import type { Ledger } from './ledger.js';
import { oddRecords } from './records.js';
import { oddRequests } from './requests.js';
import { askAll, writeAll, type Counts } from './sending.js';

/** Where everything goes, and where what comes of it is counted. */
export interface Target {
  readonly sides: Sides;
  readonly producer: RawProducer;
  readonly prefix: string;
  readonly keys: Stack['apiKeys'];
  readonly partitions: number;
  readonly ledger: Ledger;
  readonly sent: Counts;
  readonly answers: Counts;
  readonly defects: string[];
}

export interface Amount {
  /** Records and requests together. */
  readonly messages: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** So many are made at a time. */
const chunk = 2_000;
/** One in so many is a request. */
const requestEvery = 10;
/** No more may wait for quarantine: what is written ahead only waits. */
const maxAwaited = 10_000;
const waitMs = 60_000;

/** Sends everything over Kafka and HTTP at once, and no faster than what is bad is read and refused. */
export const sendEverything = async (to: Target, { messages, seed, say }: Amount): Promise<void> => {
  const requests = Math.ceil(messages / requestEvery);
  await Promise.all([
    sendRecords(to, { messages: messages - requests, seed, ...(say && { say }) }),
    sendRequests(to, { messages: requests, seed }),
  ]);
};

const sendRecords = async (to: Target, { messages, seed, say }: Amount): Promise<void> => {
  const { producer, prefix, partitions, ledger, sent } = to;
  const hasRoom = () => (ledger.awaited.size <= maxAwaited ? true : undefined);
  let before = Promise.resolve();
  for (const [from, count] of chunksOf(messages)) {
    const records = oddRecords(count, seed + from, { partitions, nowMs: Date.now() });
    await writeAll(
      { producer, prefix, counts: sent },
      records,
      (from / chunk) % 2 === 0 ? undefined : 'gzip',
    );
    await before;
    before = ledger.hasRead(); // While the next are made and written.
    before.catch(() => undefined); // It is met where it is waited for.
    await eventually('room for more that is refused', hasRoom, waitMs);
    say?.(`${from + count} of ${messages} records, ${ledger.awaited.size} still to be refused`);
  }
  await before;
};

const sendRequests = async ({ sides, answers, defects, keys }: Target, { messages, seed }: Amount) => {
  for (const [from, count] of chunksOf(messages)) {
    const requests = oddRequests(count, seed + from, { keys, nowMs: Date.now() });
    await askAll({ sides, counts: answers, defects }, requests);
  }
};

const chunksOf = (count: number): readonly (readonly [from: number, count: number])[] =>
  Array.from({ length: Math.ceil(count / chunk) }, (_, n) => [n * chunk, Math.min(chunk, count - n * chunk)]);
