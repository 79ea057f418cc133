import type { FlowStage } from '@treasure-hunt/contracts';
import type { AnyCommand, AnyFact, Decider, Due, Recorded } from './decider.js';

/** A document of a shard: plain JSON. One that has `dueAt` (milliseconds since 1970) comes up when the log's clock passes it. */
export interface Document {
  readonly dueAt?: number;
}

/** What a rule knows when it decides: some documents by the name of their part, absent where there is none. */
export type Parts = { readonly [part: string]: Document | undefined };

/**
 * Where a part of the state is kept.
 * `memory`: loaded when a shard is taken over and never evicted. `cache`: loaded when a command names it.
 */
export interface Part {
  readonly collection: string;
  readonly kept: 'memory' | 'cache';
  /** As text: for documents that are many, and of which a decision needs one; each is one thing on the heap then, and not a dozen. */
  readonly isPacked?: boolean;
}

/** Reads documents by key. A document's key is its message's key, or that and more behind a `/`. */
export interface Reader {
  get(collection: string, key: string): Document | undefined;
  /** The first key after `after`, in key order, that begins with `prefix`. */
  next(collection: string, prefix: string, after: string): string | undefined;
}

/** The key of a document that belongs to the whole partition, such as the list of hunts that are played there. */
export const partitionKey = '#';

/** The rules of one stage over the documents of one shard. */
export interface Stage<
  C extends { readonly type: string },
  F extends AnyFact,
  S extends Parts,
> extends Decider<C, F, S> {
  /** Its row in the flow: what it reads, takes and writes. */
  readonly flow: FlowStage;
  readonly parts: { readonly [P in keyof S]-?: Part };
  /** The documents that a command reads or a fact changes. */
  keysOf(subject: C | Recorded<F>, documents: Reader): { readonly [P in keyof S]?: string };
}

/** A stage of whatever rules. */
export type AnyStage = Stage<AnyCommand, AnyFact, Parts>;

/** The message key that a document belongs to. */
export const ownerOf = (key: string): string => {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
};

export const isDue = (subject: { readonly type: string }): subject is Due => subject.type === 'due';
