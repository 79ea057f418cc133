import { playerFeed } from '@treasure-hunt/contracts';
import type { Change } from '@treasure-hunt/decider';
import type { OutgoingRecord } from '../ports/log.js';
import type { FailedDecision, ParkedRecord } from '../ports/store.js';
import type { Setback } from '../ports/setback.js';
import type { ShardCount } from '../ports/signals.js';
import type { DecisionNote } from '../ports/tracing.js';

/** A record that was put aside, or decided after all. */
export interface ParkedChange {
  readonly was: 'parked' | 'redriven';
  readonly parked: ParkedRecord;
}

/** What came of a take: what to send, and what the next checkpoint has to save. */
export interface Batch {
  /** Sent first: nothing downstream overtakes what the player is told. */
  readonly feed: OutgoingRecord[];
  readonly inner: OutgoingRecord[];
  readonly changes: Change[];
  readonly parkedChanges: ParkedChange[];
  /** Decisions that failed, and records that were not looked at. */
  readonly failed: FailedDecision[];
  readonly setbacks: Setback[];
  readonly counts: Map<ShardCount, number>;
  /** How many facts of each type. */
  readonly facts: Map<string, number>;
  /** For traces; none where nobody traces. */
  readonly notes: DecisionNote[];
  /** Of each type that goes to the feed: broker times of the outer messages that caused such a fact; not where time alone did. */
  readonly told: Map<string, number[]>;
}

export const emptyBatch = (): Batch => ({
  feed: [],
  inner: [],
  changes: [],
  parkedChanges: [],
  failed: [],
  setbacks: [],
  counts: new Map(),
  facts: new Map(),
  notes: [],
  told: new Map(),
});

/** Adds records to what is sent: those for the feed first. */
export const addOutgoing = (batch: Batch, prefix: string, records: readonly OutgoingRecord[]): void => {
  for (const record of records)
    (record.topic === prefix + playerFeed.name ? batch.feed : batch.inner).push(record);
};

export const count = (batch: Batch, signal: ShardCount, by = 1): void => {
  batch.counts.set(signal, (batch.counts.get(signal) ?? 0) + by);
};

/** Counts facts by their type, also those that are told to nobody: they say why a message came to nothing. */
export const countFacts = (batch: Batch, facts: readonly { readonly type: string }[]): void => {
  for (const { type } of facts) batch.facts.set(type, (batch.facts.get(type) ?? 0) + 1);
};
