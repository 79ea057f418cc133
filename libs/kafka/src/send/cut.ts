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

/**
 * Cuts records into sends, in order. A record that is over a limit by itself has its partition of a send to itself:
 * whether it is too large is for the broker to say.
 */
export const cut = (
  records: readonly OutgoingRecord[],
  limits: SendLimits = defaultLimits,
): OutgoingRecord[][] => {
  const sends: OutgoingRecord[][] = [];
  let total = Infinity;
  let perLane = new Map<string, number>();
  for (const record of records) {
    const size = sizeOf(record);
    const lane = laneOf(record);
    const before = perLane.get(lane) ?? 0;
    const overflows = before > 0 && before + size > limits.perPartitionBytes;
    if (overflows || total + size > limits.totalBytes) {
      sends.push([]);
      perLane = new Map();
      total = 0;
    }
    sends.at(-1)?.push(record);
    perLane.set(lane, (perLane.get(lane) ?? 0) + size);
    total += size;
  }
  return sends;
};
