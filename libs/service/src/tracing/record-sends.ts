import { header } from '@treasure-hunt/contracts';
import { headerText, type OutgoingRecord } from '@treasure-hunt/shards';
import { isSampled, type Tracing } from '@treasure-hunt/telemetry';
import { sendSpan } from './send-span.js';

/** A record that was sent on its own. */
export interface SentRecord {
  readonly record: OutgoingRecord;
  /** The trace that it goes on with; without it, the record begins one. */
  readonly parent?: string | undefined;
  readonly error?: string;
}

/** Exports records of traces that are sampled, once they are acknowledged; `startMs` is when they were made, in milliseconds since 1970. */
export const recordSends = (
  { spans }: Pick<Tracing, 'spans'>,
  sent: readonly SentRecord[],
  startMs: number,
): void => {
  if (!spans) return;
  const endMs = spans.nowMs();
  for (const { record, ...more } of sent) {
    const context = headerText(record.headers, header.traceParent);
    if (context === undefined || !isSampled(context)) continue;
    spans.write(sendSpan({ ...more, topic: record.topic, records: [record], context, startMs, endMs }));
  }
};
