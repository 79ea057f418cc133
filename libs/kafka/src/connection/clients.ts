import { consumerIn } from '../read/consumer.js';
import { GroupMember } from '../read/member.js';
import { produceWith } from '../send/produce.js';
import { ackTimeoutMs, clientOf, producerOf } from './client.js';
import type { KafkaClient } from './options.js';
import type { ClientPort } from './ports.js';

const kafkajs: ClientPort = {
  producer(options) {
    const producer = producerOf(clientOf(options));
    return {
      open: () => producer.connect(),
      produce: produceWith(producer, ackTimeoutMs),
      close: () => producer.disconnect(),
    };
  },
  member: (options, { group, topic, instance }, member) =>
    new GroupMember(consumerIn(clientOf(options), group, instance), topic, member),
};

/** The client that produces and reads. Who does without the second one does not load it either. */
export const clientCalled = async (name: KafkaClient): Promise<ClientPort> => {
  switch (name) {
    case 'kafkajs':
      return kafkajs;
    case 'platformatic':
      return (await import('../platformatic/client.js')).platformatic;
  }
};
