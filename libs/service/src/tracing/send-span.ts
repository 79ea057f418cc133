import { header } from '@treasure-hunt/contracts';
import { headerText, type OutgoingRecord } from '@treasure-hunt/shards';
import type { FinishedSpan } from '@treasure-hunt/telemetry';

/** What was sent to one topic at once. */
export interface Sent extends Pick<FinishedSpan, 'context' | 'parent' | 'startMs' | 'endMs' | 'error'> {
  readonly topic: string;
  readonly records: readonly OutgoingRecord[];
}

/** The span of records on their way to one topic. */
export const sendSpan = ({ topic, records, ...span }: Sent): FinishedSpan => ({
  ...span,
  name: `send ${topic}`,
  kind: 'producer',
  attributes: {
    'messaging.system': 'kafka',
    'messaging.operation.type': 'send',
    'messaging.operation.name': 'send',
    'messaging.destination.name': topic,
    ...(records.length === 1 ? one(records[0]!) : { 'messaging.batch.message_count': records.length }),
    'hunt.message.type': [...new Set(records.map((record) => headerText(record.headers, header.type) ?? ''))],
  },
});

const one = ({ partition, headers }: OutgoingRecord) => ({
  'messaging.destination.partition.id': String(partition),
  'messaging.message.id': headerText(headers, header.id),
});
