import type { OutgoingRecord } from '@treasure-hunt/shards';
import { laneOf, type Lane } from '../send/lane.js';
import type { Produce } from '../send/sender.js';

/** What one send meets: what it leaves in the logs, and how it ends. */
export type Fate = (records: readonly OutgoingRecord[], append: Produce) => Promise<readonly Lane[]>;

/** Brokers in memory: every send meets the next fate; when there is none left, it succeeds. */
export class FakeBrokers {
  readonly #logs = new Map<string, OutgoingRecord[]>();
  readonly #fates: Fate[];

  constructor(...fates: Fate[]) {
    this.#fates = fates;
  }

  readonly append: Produce = (records) => {
    for (const record of records) {
      const lane = laneOf(record);
      this.#logs.set(lane, [...(this.#logs.get(lane) ?? []), record]);
    }
    return Promise.resolve(records.map(({ topic, partition }) => ({ topic, partition })));
  };

  readonly produce: Produce = (records) => (this.#fates.shift() ?? succeeds)(records, this.append);

  /** The keys in the log of one partition. */
  keys(lane: string): unknown[] {
    return (this.#logs.get(lane) ?? []).map(({ key }) => key);
  }

  /** All records of one partition. */
  log(lane: string): readonly OutgoingRecord[] {
    return this.#logs.get(lane) ?? [];
  }
}

const succeeds: Fate = (records, append) => append(records);

/** Nothing is written. */
export const fails =
  (error: Error): Fate =>
  () =>
    Promise.reject(error);

/** Resolves, but this partition was never written. */
export const leavesOut =
  (lane: string): Fate =>
  (records, append) =>
    append(records.filter((record) => laneOf(record) !== lane));

/** All is written, and the acknowledgement is lost. */
export const losesAcknowledgement =
  (error: unknown): Fate =>
  async (records, append) => {
    await append(records);
    throw error;
  };

/** Refuses what is larger than the broker allows, all partitions of it. */
export const refusesOver =
  (maxRecords: number): Fate =>
  (records, append) =>
    records.length > maxRecords ? Promise.reject(tooLarge()) : append(records);

export const tooLarge = (): Error => Object.assign(new Error('too large'), { type: 'MESSAGE_TOO_LARGE' });
export const timedOut = (): Error => Object.assign(new Error('timed out'), { type: 'REQUEST_TIMED_OUT' });
