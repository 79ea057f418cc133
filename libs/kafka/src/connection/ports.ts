import type { Reading } from '@treasure-hunt/shards';
import type { Member } from '../read/member.js';
import type { Produce } from '../send/sender.js';
import type { KafkaOptions } from './options.js';

/** Sends what it is given, once. */
export interface ProducerPort {
  open(): Promise<void>;
  readonly produce: Produce;
  close(): Promise<void>;
}

/** One member of a consumer group. */
export interface MemberPort extends Reading {
  /** The member hears nothing before this has resolved and its caller has gone on. Rejects when it is not let in. */
  join(): Promise<void>;
}

/** Which group is joined for which topic, and the stable name of the instance that joins. */
export interface Membership {
  readonly group: string;
  readonly topic: string;
  readonly instance: string;
}

/** What a Kafka client does for us, one that is made for each producer and member. */
export interface ClientPort {
  producer(options: KafkaOptions): ProducerPort;
  member(options: KafkaOptions, membership: Membership, member: Member): MemberPort;
}
