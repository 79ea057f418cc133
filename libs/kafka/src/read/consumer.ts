import type { Consumer, Kafka } from 'kafkajs';
import { rendezvousAssigner } from './assigner.js';
import { heartbeatInterval, maxWaitTimeInMs, rebalanceTimeout, sessionTimeout } from './timing.js';

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
