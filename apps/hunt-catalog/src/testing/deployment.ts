import { header } from '@treasure-hunt/contracts';
import type { ReadRecord } from '@treasure-hunt/service/testing';
import { headerText } from '@treasure-hunt/shards';

export { Deployment } from '@treasure-hunt/service/testing';

/** A record of a topic as a test looks at it. */
export interface Seen {
  readonly topic: string;
  readonly partition: number;
  readonly timestampMs: number;
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly value: unknown;
}

/** What a test looks at of a record. */
export const seenOf = ({ topic, partition, timestampMs, headers, key, value }: ReadRecord): Seen => ({
  topic: topic.name,
  partition,
  timestampMs,
  id: headerText(headers, header.id) ?? '',
  type: headerText(headers, header.type) ?? '',
  key: key?.toString() ?? '',
  value: JSON.parse(value?.toString() ?? 'null') as unknown,
});
