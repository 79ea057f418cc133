import type { Document } from '@treasure-hunt/decider';
import type { Change, Slice } from '@treasure-hunt/shards';
import type { Collection } from '../collections/collection.js';
import { bucketOfDocument, idOf, keyOf } from './buckets.js';
import { packState, unpackState, type StoredState } from './state.js';

/** A document of a stage as it lies in MongoDB; beside these it has the fields that its collection's indexes need. */
export interface StoredDocument {
  readonly _id: string;
  /** `bucketOf` the message key, 0 to 4095; a document of the whole partition has the partition. */
  readonly bucket: number;
  /** Milliseconds since 1970. */
  readonly dueAt?: number;
  readonly state: StoredState;
  /** The trace (W3C) of the decision that made it so; the second of its four parts is the trace id. */
  readonly traceparent?: string;
}

/** A change that does not remove its document. */
export interface Present {
  readonly key: string;
  readonly value: Document;
  readonly traceParent?: string | undefined;
}

/** Throws when the key does not belong to the slice: nobody would find the document again. */
export const toStored = (
  collection: Collection,
  { key, value, traceParent }: Present,
  slice: Slice,
): StoredDocument => {
  const bucket = bucketOfDocument(key, slice.partition);
  if (bucket % slice.partitions !== slice.partition)
    throw new Error(
      `The document ${collection.name} ${key} belongs to partition ${bucket % slice.partitions}, not to ${slice.partition}.`,
    );
  return {
    _id: idOf(key, slice.partition),
    bucket,
    ...(value.dueAt === undefined ? {} : { dueAt: value.dueAt }),
    ...collection.fields?.(value),
    state: packState(value),
    ...(traceParent !== undefined && { traceparent: traceParent }),
  };
};

/** What of a stored document its stage needs. */
export const neededFields = { state: 1, traceparent: 1 } as const;

export const fromStored = (
  collection: string,
  { _id, state, traceparent }: Pick<StoredDocument, '_id' | 'state' | 'traceparent'>,
): Change => ({
  collection,
  key: keyOf(_id),
  value: unpackState(state),
  ...(traceparent !== undefined && { traceParent: traceparent }),
});
