import type { OutgoingRecord } from '@treasure-hunt/shards';
import { laneOf } from './lane.js';
import { sizeOf } from './size.js';

/** How much one send may carry, in bytes. */
export interface SendLimits {
  /** Of one partition: one batch, which the broker takes or refuses as a whole. */
  readonly perPartitionBytes: number;
  /** Of all partitions together: one request for each broker, far below the broker's `socket.request.max.bytes`. */
  readonly totalBytes: number;
}

/** Below Kafka's default `max.message.bytes` (1,048,588), and a twelfth of `socket.request.max.bytes`. */
export const defaultLimits: SendLimits = { perPartitionBytes: 900_000, totalBytes: 8_000_000 };

/** What goes out together. */
class Send {
  readonly records: OutgoingRecord[] = [];
  #totalBytes = 0;
  readonly #laneBytes = new Map<string, number>();

  /** Takes the record in; false where that would be over a limit. An empty send takes any. */
  take(record: OutgoingRecord, { perPartitionBytes, totalBytes }: SendLimits): boolean {
    const size = sizeOf(record);
    const lane = laneOf(record);
    const before = this.#laneBytes.get(lane) ?? 0;
    if (before > 0 && before + size > perPartitionBytes) return false;
    if (this.records.length > 0 && this.#totalBytes + size > totalBytes) return false;
    this.records.push(record);
    this.#laneBytes.set(lane, before + size);
    this.#totalBytes += size;
    return true;
  }
}

/**
 * Cuts records into sends, in order. A record that is over a limit by itself has its partition of a send to itself:
 * whether it is too large is for the broker to say.
 */
export const cut = (
  records: readonly OutgoingRecord[],
  limits: SendLimits = defaultLimits,
): OutgoingRecord[][] => {
  const sends: Send[] = [];
  for (const record of records) {
    if (sends.at(-1)?.take(record, limits)) continue;
    const next = new Send();
    next.take(record, limits);
    sends.push(next);
  }
  return sends.map((send) => send.records);
};
