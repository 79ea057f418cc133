import { header } from '@treasure-hunt/contracts';
import { headerText, type LogRecord } from '@treasure-hunt/shards';
import { isSampled, type Tracing } from '@treasure-hunt/telemetry';

/** A fact that was just told to those who listen. */
export interface ToldFact {
  readonly partition: number;
  readonly record: LogRecord;
  readonly connections: number;
}

/** Whose feeds, and what is exported of facts whose trace is not sampled: those that took longer. */
export interface ToldOptions {
  readonly topic: string;
  readonly instance: string;
  readonly slowMs: number;
}

/** Exports the way of a fact from the topic to the players' connections; undefined where nothing is exported. */
export const toldSpans = (
  { contexts, spans }: Pick<Tracing, 'contexts' | 'spans'>,
  { topic, instance, slowMs }: ToldOptions,
): ((told: ToldFact) => void) | undefined => {
  if (!spans) return undefined;
  return ({ partition, record: { offset, headers, timestampMs: startMs }, connections }) => {
    const parent = headerText(headers, header.traceParent);
    const context = contexts.continueTrace(parent, `push ${instance} ${partition}/${offset}`);
    const endMs = spans.nowMs();
    if (!isSampled(context) && endMs - startMs <= slowMs) return;
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.operation.name': 'push',
      'messaging.destination.name': topic,
      'messaging.destination.partition.id': String(partition),
      'messaging.kafka.offset': offset,
      'hunt.message.type': headerText(headers, header.type),
      'hunt.feed.connections': connections,
    };
    spans.write({ name: `push ${topic}`, kind: 'consumer', context, parent, startMs, endMs, attributes });
  };
};
