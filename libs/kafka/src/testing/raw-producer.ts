import kafkajs, { type IHeaders } from 'kafkajs';
import { clientOf, producerOf } from '../connection/client.js';

type HeaderValue = Buffer | null;

/** A record as anybody can write it to Kafka: nothing of it has to make sense. */
export interface RawRecord {
  readonly partition: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** Several values under one name are a list. */
  readonly headers: Readonly<Record<string, HeaderValue | readonly HeaderValue[]>>;
}

/** Writes whatever it is given, once; nothing is checked, cut or sent again. */
export interface RawProducer {
  /** Rejects where the broker refuses any of them. `topic` is the full name. */
  send(topic: string, records: readonly RawRecord[], compression?: 'gzip'): Promise<void>;
  disconnect(): Promise<void>;
}

/** Connects a producer to `brokers`, `host:port[,host:port]`. */
export const rawProducer = async (brokers: string): Promise<RawProducer> => {
  const options = { brokers: brokers.split(','), clientId: 'raw-producer', onFatal: () => undefined };
  const producer = producerOf(clientOf(options));
  await producer.connect();
  return {
    send: async (topic, records, compression) => {
      const messages = records.map(({ headers, ...record }) => ({
        ...record,
        headers: headers as IHeaders, // kafkajs writes nulls, too; its types do not say so.
      }));
      const { GZIP, None } = kafkajs.CompressionTypes;
      await producer.send({ topic, messages, compression: compression === 'gzip' ? GZIP : None });
    },
    disconnect: () => producer.disconnect(),
  };
};
