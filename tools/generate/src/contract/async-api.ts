import { quarantine, stages, topics, type Topic } from '@treasure-hunt/contracts';
import { allMessages, outputsOf, outsideWriters, type Writer } from '../writers.js';
import { asyncApiMessage, quarantined } from './async-api-messages.js';
import { headerSchemas } from './header-schemas.js';

const ref = (...path: readonly string[]) => ({ $ref: `#/${path.join('/')}` });
const inComponents = (type: string) => ref('components', 'messages', type);
const inChannel = (topic: Topic, type: string) => ref('channels', topic.name, 'messages', type);

const typesOn = (topic: Topic): string[] =>
  topic === quarantine
    ? [quarantined.name]
    : allMessages.filter((kind) => kind.topics.includes(topic)).map(({ type }) => type);

const keyText = (topic: Topic): string => {
  switch (topic.key) {
    case 'huntVersion':
      return 'huntId@huntVersion';
    case 'playerId':
    case 'clueId':
    case 'as received':
      return topic.key;
  }
};

const retentionOf = ({ cleanup }: Topic): object =>
  cleanup.policy === 'delete' ? { 'retention.ms': cleanup.retentionMs } : {};

const channel = (topic: Topic): object => ({
  address: topic.name,
  title: topic.name,
  description: `Key: ${keyText(topic)}. ${topic.outer ? 'Game backends write here.' : 'Only the engine writes here.'} TOPIC_PREFIX, if one is set, comes before the name.`,
  messages: Object.fromEntries(typesOn(topic).map((type) => [type, inComponents(type)])),
  bindings: {
    kafka: {
      topicConfiguration: {
        'cleanup.policy': [topic.cleanup.policy],
        ...retentionOf(topic),
        'max.message.bytes': topic.maxMessageBytes,
      },
      bindingVersion: '0.5.0',
    },
  },
});

interface Operation {
  readonly name: string;
  readonly action: 'send' | 'receive';
  readonly topic: Topic;
  readonly types: readonly string[];
  readonly summary: string;
  readonly service: string;
}

const operation = ({ action, topic, types, summary, service }: Operation): object => ({
  action,
  channel: ref('channels', topic.name),
  summary,
  tags: [{ name: service }],
  messages: types.map((type) => inChannel(topic, type)),
});

const sends = (writer: Writer, service: string): Operation[] =>
  outputsOf(writer).map((topic) => ({
    name: `${writer.name}.sends.${topic.name}`,
    action: 'send',
    topic,
    types: writer.writes.filter((kind) => kind.topics.includes(topic)).map(({ type }) => type),
    summary: `${writer.name} writes to ${topic.name}.`,
    service,
  }));

const operations = (): Operation[] => [
  ...outsideWriters.flatMap((writer) => sends(writer, writer.name)),
  ...stages.flatMap((stage): Operation[] => [
    {
      name: `${stage.name}.receives.${stage.reads.name}`,
      action: 'receive',
      topic: stage.reads,
      types: stage.takes.map(({ type }) => type),
      summary: `${stage.name} decides what it reads from ${stage.reads.name}.`,
      service: stage.service,
    },
    ...sends(stage, stage.service),
    {
      name: `${stage.name}.sends.${quarantine.name}`,
      action: 'send',
      topic: quarantine,
      types: [quarantined.name],
      summary: `${stage.name} sets aside what fails its checks.`,
      service: stage.service,
    },
  ]),
];

/** The AsyncAPI 3 document of the engine's topics. `said`: what each message means, by `ce_type`. */
export const asyncApi = (said: ReadonlyMap<string, string>): object => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Treasure hunt',
    version: '1.0.0',
    description:
      'Kafka topics in and out of the engine. Written by `npm run generate` from libs/contracts: change that, not this file.',
  },
  defaultContentType: 'application/json',
  channels: Object.fromEntries(topics.map((topic) => [topic.name, channel(topic)])),
  operations: Object.fromEntries(operations().map((one) => [one.name, operation(one)])),
  components: {
    messages: {
      ...Object.fromEntries(
        allMessages.map((kind) => [kind.type, asyncApiMessage(kind, said.get(kind.type) ?? '')]),
      ),
      [quarantined.name]: quarantined,
    },
    schemas: headerSchemas,
  },
});
