import type { Consumer, Kafka } from 'kafkajs';
import { rendezvousAssigner } from './assigner.js';

/** How fast a dead member is noticed: its partitions are with somebody else within 10 s. All in milliseconds. */
const sessionTimeout = 6_000;
const heartbeatInterval = 1_500;
const rebalanceTimeout = 7_000;
/** A fetch waits this long for news; stop, resume and rejoin wait for the fetch. */
const maxWaitTimeInMs = 250;

/** A kafkajs consumer that neither commits nor creates topics by itself. */
export const consumerIn = (kafka: Kafka, groupId: string, instance: string): Consumer =>
  kafka.consumer({
    groupId,
    partitionAssigners: [rendezvousAssigner(instance)],
    sessionTimeout,
    heartbeatInterval,
    rebalanceTimeout,
    maxWaitTimeInMs,
    allowAutoTopicCreation: false,
    // A transaction that is left open must not stop readers; so an aborted one is read, too.
    readUncommitted: true,
  });
