import type { KafkaConfig, SASLOptions } from 'kafkajs';
import type { SendRetry } from '../send/sender.js';

/** The libraries that speak to Kafka. */
export type KafkaClient = 'kafkajs' | 'platformatic';

/** How to reach Kafka, and whom to tell. */
export interface KafkaOptions {
  /** `host:port` */
  readonly brokers: readonly string[];
  /** Shown in the brokers' logs and quotas, and what the groups of tails begin with: the prefix of the deployment and the name of the service. */
  readonly clientId: string;
  /** The stable name of this instance among those of its service: partitions stay with names. Default: `clientId`. */
  readonly instance?: string;
  /** Who produces and reads; topics are made and asked about through kafkajs all the same. Default: `kafkajs`. */
  readonly client?: KafkaClient;
  /** TLS, as kafkajs takes it: `true`, or options of `node:tls`. */
  readonly ssl?: KafkaConfig['ssl'];
  /** SASL by name and password, as kafkajs takes it. */
  readonly sasl?: Extract<SASLOptions, { readonly username: string }>;
  /** A reader has stopped for good, or the log has lost records that were not read: end the process, with an alert. */
  readonly onFatal: (error: unknown) => void;
  /** A send is about to be repeated. */
  readonly onRetry?: (retry: SendRetry) => void;
  /** What the client has to say; nothing is written by itself. */
  readonly onLog?: (line: KafkaLogLine) => void;
}

export interface KafkaLogLine {
  readonly level: 'error' | 'warn' | 'info' | 'debug';
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}
