import type { Key, SealedDefinition } from '@treasure-hunt/contracts';

/** One version of a hunt as it goes out: everything its messages are made of, so that they are always the same. */
export interface Edition {
  readonly definition: SealedDefinition;
  /** The definition's own version, or one more where the hunt is taken back. */
  readonly huntVersion: number;
  readonly withdrawn: boolean;
  /** When it was accepted, in milliseconds since 1970. */
  readonly at: number;
  /** What the hunt's own secret is derived from. */
  readonly huntSecret: Key;
  /** The trace that its messages belong to, as W3C's `traceparent`. */
  readonly traceParent?: string;
}
