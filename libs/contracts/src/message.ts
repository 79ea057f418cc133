import type { z } from 'zod';
import type { Topic } from './topic.js';
import { writerOf } from './writer.js';

/** A kind of message: its `ce_type`, the topics it is written to, and the shape of its value. */
export interface MessageKind<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly topics: readonly Topic[];
  readonly schema: Schema;
}

/** Declares a kind of message. The first topic is its home; player-facing ones go to the feed too. */
export const message = <const Type extends string, Schema extends z.ZodType>(
  type: Type,
  topics: readonly Topic[],
  schema: Schema,
): MessageKind<Type, Schema> => ({ type, topics, schema });

/** A message's value as the rules see it: instants are milliseconds. */
export type DataOf<Kind extends MessageKind> = z.output<Kind['schema']>;

/** A message's type and value: what a rule says. */
export type Said<Kind extends MessageKind> = Kind extends MessageKind
  ? { readonly type: Kind['type']; readonly data: DataOf<Kind> }
  : never;

const writers = new WeakMap<MessageKind, (data: unknown) => unknown>();

const newWriter = (kind: MessageKind): ((data: unknown) => unknown) => {
  const writer = writerOf(kind.schema) ?? ((data: unknown) => data);
  writers.set(kind, writer);
  return writer;
};

/** The value of a message as the JSON that goes on the wire. The rules' word is taken for its shape: whoever reads it checks it. */
export const encode = (kind: MessageKind, data: unknown): string =>
  JSON.stringify((writers.get(kind) ?? newWriter(kind))(data));

/** The value of a message from the wire. Throws a ZodError that names every field at fault. */
export const decode = <Kind extends MessageKind>(kind: Kind, value: unknown): DataOf<Kind> =>
  kind.schema.parse(value) as DataOf<Kind>;
