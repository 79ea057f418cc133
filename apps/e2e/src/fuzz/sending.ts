import type { RawProducer } from '@treasure-hunt/kafka/testing';
import { answerTo, type Sides } from './answers.js';
import type { OddRecord } from './records.js';
import type { OddRequest } from './requests.js';

/** Counts by name. */
export type Counts = Map<string, number>;

export const add = (counts: Counts, name: string, by = 1): void =>
  void counts.set(name, (counts.get(name) ?? 0) + by);

/** So many requests are under way at once. */
const atOnce = 32;
/** So much goes at once: the broker refuses a batch that is larger than a record may be, all of it. */
const packBytes = 800_000;
/** About what a record's own headers and key take. */
const smallPartsBytes = 500;

const bytesOf = ({ value, headers }: OddRecord): number =>
  (value?.length ?? 0) + ((headers['fat'] as Buffer | undefined)?.length ?? 0) + smallPartsBytes;

const packsOf = (records: readonly OddRecord[]): OddRecord[][] => {
  const packs: OddRecord[][] = [];
  let leftBytes = 0;
  for (const one of records) {
    leftBytes -= bytesOf(one);
    const pack = leftBytes < 0 ? undefined : packs.at(-1);
    if (pack) pack.push(one);
    else {
      packs.push([one]);
      leftBytes = packBytes - bytesOf(one);
    }
  }
  return packs;
};

/** Writes records, those of a topic together and in their order, all topics at once; counts those that the broker refuses. */
export const writeAll = async (
  { producer, prefix, counts }: { producer: RawProducer; prefix: string; counts: Counts },
  records: readonly OddRecord[],
  compression?: 'gzip',
): Promise<void> => {
  const write = async (topic: string, some: readonly OddRecord[]): Promise<void> => {
    try {
      await producer.send(prefix + topic, some, compression);
      for (const { kind } of some) add(counts, `${topic} ${kind.type}`);
    } catch (error) {
      if (some.length > 1) for (const one of some) await write(topic, [one]);
      else
        add(counts, `refused by the broker: ${(error as { readonly type?: string }).type ?? String(error)}`);
    }
  };
  const writePacks = async ([topic, all]: readonly [string, readonly OddRecord[]]): Promise<void> => {
    for (const pack of packsOf(all)) await write(topic, pack);
  };
  await Promise.all([...Map.groupBy(records, ({ topic }) => topic.name)].map(writePacks));
};

/** Sends requests, some at once; counts the answers, and adds what is none to `defects`. */
export const askAll = async (
  { sides, counts, defects }: { sides: Sides; counts: Counts; defects: string[] },
  requests: readonly OddRequest[],
): Promise<void> => {
  const waiting = requests.values();
  const ask = async (): Promise<void> => {
    for (const one of waiting) {
      const outcome = await answerTo(sides, one);
      if (outcome.is === 'answered') add(counts, `${one.side} ${outcome.as}`);
      else defects.push(`${one.side}: ${outcome.what}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
};
