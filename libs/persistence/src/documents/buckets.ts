import { bucketOf, buckets } from '@treasure-hunt/contracts';
import { ownerOf, partitionKey } from '@treasure-hunt/decider';
import type { Slice } from '@treasure-hunt/shards';

/** The buckets of a slice: `partition`, `partition + partitions`, … below 4096. */
export const bucketsOf = ({ partition, partitions }: Slice): readonly number[] => {
  if (!Number.isInteger(partitions) || partitions < 1 || buckets % partitions !== 0)
    throw new Error(`A topic must have a number of partitions that divides ${buckets}, not ${partitions}.`);
  return Array.from({ length: buckets / partitions }, (_, n) => partition + n * partitions);
};

/** The bucket of a document: that of its message key, or the partition itself for a document of the whole partition. */
export const bucketOfDocument = (key: string, partition: number): number =>
  ownerOf(key) === partitionKey ? partition : bucketOf(ownerOf(key));

/** `_id` of a document: its key; that of a document of the whole partition names the partition. */
export const idOf = (key: string, partition: number): string =>
  ownerOf(key) === partitionKey ? `${partitionKey}${partition}${key.slice(partitionKey.length)}` : key;

/** The key of the document with this `_id`. */
export const keyOf = (id: string): string => id.replace(/^#\d+/, partitionKey);
