import { formatSequence, header, type Sequence } from './envelope.js';
import { timeText } from './instant.js';

/** What is said of a message beside its value. */
export interface About {
  readonly id: string;
  readonly type: string;
  /** Who says it, such as `/hunt/discovery`. */
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly timeMs: number;
  readonly traceParent?: string | undefined;
  readonly traceState?: string | undefined;
  readonly causedBy?: string | undefined;
  readonly origin?: string | undefined;
  readonly sequence?: Sequence | undefined;
}

/** The headers of a message: CloudEvents 1.0 in Kafka's binary mode, trace context, origin and sequence. */
export const headersOf = (about: About): Record<string, string> => {
  const headers: Record<string, string> = {
    [header.specVersion]: '1.0',
    [header.id]: about.id,
    [header.type]: about.type,
    [header.source]: about.source,
    [header.time]: timeText(about.timeMs),
    [header.contentType]: 'application/json',
  };
  const { traceParent, traceState, causedBy, origin, sequence } = about;
  if (traceParent !== undefined) headers[header.traceParent] = traceParent;
  if (traceState !== undefined) headers[header.traceState] = traceState;
  if (causedBy !== undefined) headers[header.causedBy] = causedBy;
  if (origin !== undefined) headers[header.origin] = origin;
  if (sequence !== undefined) headers[header.sequence] = formatSequence(sequence);
  return headers;
};
