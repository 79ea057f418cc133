import { z } from 'zod';

/** A JSON Schema (draft 2020-12), as plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Options = NonNullable<Parameters<typeof z.toJSONSchema>[1]>;

const onTheWire: Options = {
  io: 'input',
  override: ({ jsonSchema }) => {
    // The format says it, and says it better to people.
    if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  },
};

const shapeOf = ({ $schema: _, $id: _id, ...shape }: JsonSchema): JsonSchema => shape;

/**
 * The JSON Schema of a value as it goes over the wire: instants are texts. It says all that JSON Schema can say; a few
 * rules that lie between fields are checked by the services alone.
 */
export const wireSchema = (schema: z.ZodType): JsonSchema => shapeOf(z.toJSONSchema(schema, onTheWire));

/** As `wireSchema`, of several by name; where one is part of another it is a reference to `uri` of its name. */
export const wireSchemas = (
  named: Readonly<Record<string, z.ZodType>>,
  uri: (name: string) => string,
): Readonly<Record<string, JsonSchema>> => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...onTheWire, uri });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shapeOf(schema)]));
};
