import type { KafkaConnection } from '@treasure-hunt/kafka';

/** One input topic on a real Kafka. */
export interface ShardInput {
  readonly kafka: KafkaConnection;
  readonly topic: string;
  readonly partitions: number;
  /** What ended an owner that should not have. */
  readonly fatal: unknown[];
}

/** What is read by owners that follow one another, and where it leads to. */
export interface InputReading {
  readonly scene: ShardInput;
  readonly prefix: string;
  readonly database: string;
}
