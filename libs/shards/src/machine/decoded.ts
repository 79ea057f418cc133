import type { Sequence } from '@treasure-hunt/contracts';
import type { Refusal } from '../errors.js';
import type { LogRecord } from '../ports/log.js';

/** A record that the stage has to decide. */
export interface DecodedCommand {
  readonly kind: 'command';
  readonly record: LogRecord;
  /** The message's key: its clue or player. */
  readonly key: string;
  readonly type: string;
  readonly data: object;
  /** Its `ce_id`. */
  readonly id: string;
  /** Broker time of the outer message that caused it. */
  readonly receivedAt: number;
  readonly traceParent: string | undefined;
  readonly sent: Sent | undefined;
}

/** Which shard sent it, and its number there: what duplicates are known by. */
export interface Sent {
  readonly origin: string;
  readonly sequence: Sequence;
}

/** What a record turns out to be. */
export type Decoded =
  | DecodedCommand
  | { readonly kind: 'tick'; readonly record: LogRecord }
  | { readonly kind: 'redrive'; readonly record: LogRecord; readonly key: string; readonly id: string }
  /** Passed over; foreign where its type has no place on the topic at all. */
  | { readonly kind: 'ignored'; readonly record: LogRecord; readonly isForeign: boolean }
  | {
      readonly kind: 'quarantined';
      readonly record: LogRecord;
      readonly reason: string;
      readonly refusal: Refusal;
    }
  | {
      readonly kind: 'misplaced';
      readonly record: LogRecord;
      readonly key: string;
      readonly id: string;
      readonly type: string;
    };

/** Where a record was read. */
export interface Place {
  /** The topic's full name, with its prefix. */
  readonly topic: string;
  readonly partition: number;
  readonly partitions: number;
}
