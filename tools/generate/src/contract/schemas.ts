import { huntDefinition, wireSchema, type JsonSchema, type MessageKind } from '@treasure-hunt/contracts';
import { example } from '@treasure-hunt/contracts/testing';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Where the schema of a message is, seen from `docs/contract/`. */
export const schemaPath = (type: string): string => `messages/${type}.schema.json`;

/** The JSON Schema of the value of one kind of message, with its golden example. */
export const messageSchema = ({ type, schema }: MessageKind, description: string): JsonSchema => ({
  $schema: dialect,
  title: type,
  description,
  ...wireSchema(schema),
  examples: [example(type).value],
});

/** The JSON Schema of a hunt as its author writes it: what it does not know, it refuses. */
export const huntSchema = (): JsonSchema => ({
  $schema: dialect,
  title: 'A hunt',
  description:
    'A hunt, as POST /v1/hunts takes it. Whether it can be played (cycles, unknown clues, fences without area) is checked by hunt-catalog.',
  ...wireSchema(huntDefinition),
});
