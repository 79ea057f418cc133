import { z } from 'zod';

/** A JSON Schema (draft 2020-12), as plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of a value as it goes over the wire: instants are texts. It says all that JSON Schema can say; a few
 * rules that lie between fields are checked by the services alone.
 */
export const wireSchema = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // The format says it, and says it better to people.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return shape;
};
