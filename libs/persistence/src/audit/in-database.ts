import type { Change, Slice } from '@treasure-hunt/shards';
import { collectionNamed } from '../collections/index.js';
import { fromStored, toStored, type StoredDocument } from '../documents/stored-document.js';
import { unpackState } from '../documents/state.js';

/** A document with everything that the database has of it but its trace, as plain JSON: two of them can be compared. */
export interface InDatabase {
  readonly _id: string;
  readonly state: object;
  /** When MongoDB may delete it by itself, in RFC 3339. */
  readonly deleteAt?: string;
}

/** A document of a stage as it ought to be in the database. */
export const inDatabase = (
  { collection, key, value }: Change & { readonly value: object },
  slice: Slice,
): InDatabase => plain(toStored(collectionNamed(collection), { key, value }, slice));

/** A document as it was found there. */
export const plain = ({ traceparent: _, ...stored }: StoredDocument): InDatabase =>
  JSON.parse(JSON.stringify({ ...stored, state: unpackState(stored.state) })) as InDatabase;

/** The document as the stage knows it. */
export const changeOf = (collection: string, { _id, state }: InDatabase): Change =>
  fromStored(collection, { _id, state });
