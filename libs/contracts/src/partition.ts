import murmurhash from 'murmurhash';

/** Kafka's own seed for murmur2 (org.apache.kafka.common.utils.Utils, Java client). */
const kafkaSeed = 0x9747b28c;

/** Documents carry the bucket of their key; a partition count divides this number. */
export const buckets = 4096;

/** Given bytes, the library makes no encoder for each key. */
const positiveMurmur2 = (key: string): number => murmurhash.v2(Buffer.from(key), kafkaSeed) & 0x7fffffff;

/** The partition that a key belongs to, as Kafka's Java client chooses it (murmur2). */
export const partitionOf = (key: string, partitions: number): number => positiveMurmur2(key) % partitions;

/** The bucket of a key, 0 to 4095; its partition is the bucket modulo the partition count. */
export const bucketOf = (key: string): number => positiveMurmur2(key) % buckets;
