import { header } from '@treasure-hunt/contracts';
import { stageGroup } from '@treasure-hunt/kafka';
import { headerText, type DecisionNote, type OutgoingRecord, type Taker } from '@treasure-hunt/shards';
import type { FinishedSpan } from '@treasure-hunt/telemetry';

/** What a span of a message has that was taken here; `prefix` is what the names of all topics begin with. */
const consumer = ({ topic, partition, stage }: Taker, prefix: string) => ({
  'messaging.system': 'kafka',
  'messaging.destination.name': topic,
  'messaging.destination.partition.id': String(partition),
  'messaging.consumer.group.name': prefix + stageGroup(stage),
  'hunt.stage': stage,
});

type Placed = Omit<FinishedSpan, 'name' | 'kind'>;

/** The span of one message that was taken at an offset: decided or not. */
export const processSpan = (
  { attributes, ...span }: Placed,
  { taker, prefix, offset }: { readonly taker: Taker; readonly prefix: string; readonly offset: number },
): FinishedSpan => ({
  ...span,
  name: `process ${taker.topic}`,
  kind: 'consumer',
  attributes: {
    ...consumer(taker, prefix),
    'messaging.operation.type': 'process',
    'messaging.operation.name': 'process',
    'messaging.kafka.offset': offset,
    'hunt.shard.epoch': taker.epoch,
    ...(offset < taker.takenOverAt && { 'hunt.shard.taken_over': true }),
    ...attributes,
  },
});

/** The span of all that was taken at once. */
export const takeSpan = (
  { attributes, ...span }: Placed,
  { taker, prefix, messages }: { readonly taker: Taker; readonly prefix: string; readonly messages: number },
): FinishedSpan => ({
  ...span,
  name: `receive ${taker.topic}`,
  kind: 'consumer',
  attributes: {
    ...consumer(taker, prefix),
    'messaging.operation.type': 'receive',
    'messaging.operation.name': 'receive',
    'messaging.batch.message_count': messages,
    ...attributes,
  },
});

/** What a decision was about: the clue, and the origin and sequences of what it said. Never an answer or a position. */
export const aboutDecision = ({ type, clueId, told }: DecisionNote) => ({
  'hunt.message.type': type,
  ...(clueId !== undefined && { 'hunt.clue.id': clueId }),
  ...(told[0] && { 'hunt.origin': headerText(told[0].headers, header.origin) }),
  ...(told.length > 0 && {
    'hunt.sequence': distinct(told, header.sequence),
    'hunt.facts': distinct(told, header.type),
  }),
});

const distinct = (records: readonly OutgoingRecord[], name: string): string[] => [
  ...new Set(records.map(({ headers }) => headerText(headers, name) ?? '')),
];
