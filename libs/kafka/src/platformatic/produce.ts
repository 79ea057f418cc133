import {
  Base,
  ProduceAcks,
  produceV9,
  type Broker,
  type ClusterMetadata,
  type MessageRecord,
} from '@platformatic/kafka';
import type { Headers, OutgoingRecord } from '@treasure-hunt/shards';
import { ackTimeoutMs } from '../connection/client.js';
import type { KafkaOptions } from '../connection/options.js';
import type { ProducerPort } from '../connection/ports.js';
import type { Acknowledgement } from '../send/lane.js';
import { timeOf } from '../send/produce.js';
import { clientOptions } from './options.js';

const bytesOf = (value: string | Buffer): Buffer => (typeof value === 'string' ? Buffer.from(value) : value);

/** Names of headers, encoded once; those of outsiders, who may think of any number, not for ever. */
const encodedNames = new Map<string, Buffer>();
const maxEncodedNames = 1_000;

const encodedName = (name: string): Buffer => {
  const known = encodedNames.get(name);
  if (known) return known;
  const encoded = Buffer.from(name);
  if (encodedNames.size < maxEncodedNames) encodedNames.set(name, encoded);
  return encoded;
};

/** The keys of the map are compared as objects, so several values under one name stay several where each has a key of its own. */
const wireHeaders = (headers: Headers): Map<Buffer, Buffer> => {
  const wire = new Map<Buffer, Buffer>();
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined) continue;
    if (typeof value === 'string' || Buffer.isBuffer(value)) wire.set(encodedName(name), bytesOf(value));
    else for (const one of value) wire.set(Buffer.from(name), bytesOf(one));
  }
  return wire;
};

/** The library writes null as null; its types do not say so. */
const nullable = (value: string | Buffer | null): Buffer =>
  value === null ? (null as unknown as Buffer) : bytesOf(value);

const messageOf = ({ topic, partition, key, value, headers }: OutgoingRecord): MessageRecord => ({
  topic,
  partition,
  key: nullable(key),
  value: nullable(value),
  headers: wireHeaders(headers),
});

const leaderOf = ({ topics }: ClusterMetadata, { topic, partition }: OutgoingRecord): number =>
  topics.get(topic)?.partitions[partition]?.leader ?? -1;

const acknowledgementsOf = ({ responses }: produceV9.ProduceResponse): Acknowledgement[] =>
  responses.flatMap(({ name: topic, partitionResponses }) =>
    partitionResponses.map(({ index: partition, logAppendTimeMs }) => ({
      topic,
      partition,
      appendedAtMs: timeOf(logAppendTimeMs),
    })),
  );

/**
 * Produces by the library's own request, one to each broker and never twice: its producer does not tell the brokers' times, and repeats by
 * itself.
 */
export const platformaticProducer = (options: KafkaOptions): ProducerPort => {
  const client = new Base(clientOptions(options));

  const sendTo = async (broker: Broker | undefined, records: readonly OutgoingRecord[]) => {
    if (!broker) throw new Error(`No broker leads ${records[0]?.topic}/${records[0]?.partition}.`);
    const connection = await client.connections.get(broker);
    const messages = records.map(messageOf);
    const answer = await produceV9.api.async(connection, ProduceAcks.ALL, ackTimeoutMs, messages);
    return typeof answer === 'boolean' ? [] : acknowledgementsOf(answer);
  };

  return {
    open: async () => void (await client.connectToBrokers()),
    async produce(records) {
      const topics = [...new Set(records.map(({ topic }) => topic))];
      try {
        const metadata = await client.metadata({ topics });
        const byLeader = Map.groupBy(records, (record) => leaderOf(metadata, record));
        const sends = [...byLeader].map(([leader, its]) => sendTo(metadata.brokers.get(leader), its));
        const sent = await Promise.allSettled(sends);
        const failed = sent.find((one) => one.status === 'rejected');
        if (failed) throw failed.reason;
        return sent.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      } catch (error) {
        client.clearMetadata(); // Perhaps the leaders have changed.
        throw error;
      }
    },
    close: () => client.close(),
  };
};
