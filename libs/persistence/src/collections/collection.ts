import type { Document } from '@treasure-hunt/decider';
import type { IndexDefinition, IndexOptions } from 'mongoose';

/** What is particular to a collection; without any of it the collection has its bucket index alone. */
export interface Collection {
  readonly name: string;
  /** Fields beside `state` that an index needs, made from the state. */
  fields?(state: Document): Readonly<Record<string, unknown>>;
  readonly indexes?: readonly (readonly [fields: IndexDefinition, options?: IndexOptions])[];
}
