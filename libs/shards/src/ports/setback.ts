import type { Refusal } from '../errors.js';
import type { ParkedFor } from './store.js';

/** A message that was not decided; the reason is one of few. */
export type Setback = {
  readonly offset: number;
  readonly key: string;
  readonly says: string;
  /** The trace that it came with. */
  readonly traceParent?: string | undefined;
} & (
  | { readonly signal: 'shard.quarantined'; readonly reason: Refusal }
  | { readonly signal: 'shard.parked'; readonly reason: ParkedFor }
);
