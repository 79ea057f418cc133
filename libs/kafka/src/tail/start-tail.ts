import { randomUUID } from 'node:crypto';
import type { Admin } from 'kafkajs';
import type { Bounds, Reading } from '@treasure-hunt/shards';
import type { Hearer } from '../read/member.js';
import { boundsOf, offsetsAt } from '../topics/bounds.js';
import { TailProgress } from './progress.js';
import type { Tail, TailFrom, TailOptions } from './tail.js';

export type Join = (group: string, listener: Hearer) => Promise<Reading>;

/** An offset of each partition. */
type Offsets = ReadonlyMap<number, number>;

const firstOffsets = async (
  from: TailFrom,
  bounds: ReadonlyMap<number, Bounds>,
  at: (timestampMs: number) => Promise<Offsets>,
): Promise<Offsets> => {
  if (typeof from === 'object') return at(from.timestampMs);
  const edge = from === 'earliest' ? 'low' : 'high';
  return new Map([...bounds].map(([partition, of]) => [partition, of[edge]]));
};

const endsOf = (bounds: ReadonlyMap<number, Bounds>): Offsets =>
  new Map([...bounds].map(([partition, { high }]) => [partition, high]));

/** What the groups of a client's tails begin with; each has a name of its own behind it. */
export const tailGroups = (clientId: string): string => `${clientId}.tail.`;

/** Reads as the only member of a group that nobody else knows; after a rejoin it goes on where it was. */
export const startTail = async (
  { admin, join, clientId }: { admin: Admin; join: Join; clientId: string },
  topic: string,
  { from, onRecords }: TailOptions,
): Promise<Tail> => {
  const bounds = await boundsOf(admin, topic);
  const first = await firstOffsets(from, bounds, (timestampMs) => offsetsAt(admin, topic, timestampMs));
  const progress = new TailProgress(first);
  const caughtUp = progress.reached(endsOf(bounds));
  const reading = await join(tailGroups(clientId) + randomUUID(), {
    assigned: (partitions) => {
      for (const partition of partitions) reading.start(partition, progress.next(partition));
    },
    records: onRecords,
    moved: (partition, next) => progress.moved(partition, next),
  });
  return {
    caughtUp,
    reach: async () => progress.reached(endsOf(await boundsOf(admin, topic))),
    async stop() {
      progress.stop();
      await reading.stop();
    },
  };
};
