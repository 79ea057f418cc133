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
export const headersOf = (about: About): Record<string, string> => ({
  [header.specVersion]: '1.0',
  [header.id]: about.id,
  [header.type]: about.type,
  [header.source]: about.source,
  [header.time]: timeText(about.timeMs),
  [header.contentType]: 'application/json',
  ...(about.traceParent !== undefined && { [header.traceParent]: about.traceParent }),
  ...(about.traceState !== undefined && { [header.traceState]: about.traceState }),
  ...(about.causedBy !== undefined && { [header.causedBy]: about.causedBy }),
  ...(about.origin !== undefined && { [header.origin]: about.origin }),
  ...(about.sequence !== undefined && { [header.sequence]: formatSequence(about.sequence) }),
});
