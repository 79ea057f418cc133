import kafkajs from 'kafkajs';
import type { Kafka, LogEntry, Producer } from 'kafkajs';
import type { KafkaLogLine, KafkaOptions } from './options.js';

/** The broker gives up an acknowledgement before the client gives up the request. */
export const ackTimeoutMs = 8_000;
export const requestTimeoutMs = 10_000;

const levelOf = (level: LogEntry['level']): KafkaLogLine['level'] => {
  switch (level) {
    case kafkajs.logLevel.NOTHING:
    case kafkajs.logLevel.ERROR:
      return 'error';
    case kafkajs.logLevel.WARN:
      return 'warn';
    case kafkajs.logLevel.INFO:
      return 'info';
    case kafkajs.logLevel.DEBUG:
      return 'debug';
  }
};

/** A client of its own for each consumer: kafkajs shares committed offsets between the consumers of one client. */
export const clientOf = ({ brokers, clientId, ssl, sasl, onLog }: KafkaOptions): Kafka =>
  new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
    requestTimeout: requestTimeoutMs,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    logLevel: onLog ? kafkajs.logLevel.INFO : kafkajs.logLevel.NOTHING,
    logCreator:
      () =>
      ({ level, log: { message, timestamp: _, logger: __, ...details } }: LogEntry) =>
        onLog?.({ level: levelOf(level), message, details }),
  });

/** Never repeats by itself: kafkajs's own repetition can leave a partition out. Partitions are always named by the record. */
export const producerOf = (kafka: Kafka): Producer =>
  kafka.producer({
    allowAutoTopicCreation: false,
    idempotent: false,
    retry: { retries: 0 },
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
  });
