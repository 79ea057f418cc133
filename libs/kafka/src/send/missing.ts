import type { OutgoingRecord } from '@treasure-hunt/shards';
import { laneOf, type Lane } from './lane.js';

/** The records of partitions that nobody has acknowledged, in the order sent. */
export const missing = (sent: readonly OutgoingRecord[], acknowledged: readonly Lane[]): OutgoingRecord[] => {
  const back = new Set(acknowledged.map(laneOf));
  return sent.filter((record) => !back.has(laneOf(record)));
};
