import { z } from 'zod';
import { messages } from './flow.js';
import { instant } from './instant.js';
import { encode, message } from './message.js';
import { example, exampleTypes } from './testing/index.js';
import { clueOutcomes } from './topic.js';

const throughZod = (schema: z.ZodType, data: unknown): string => JSON.stringify(z.encode(schema, data));

it.each(exampleTypes())('writes %s as zod does, without what is not of its shape', (type) => {
  const kind = messages.get(type)!;
  const { data } = example(type);
  expect(encode(kind, { ...data, secret: 'x', nothing: undefined })).toBe(throughZod(kind.schema, data));
});

it('writes times wherever they are, and what it has no rule for through zod', () => {
  const span = z.object({ from: instant, to: instant.optional() });
  const schema = z.object({
    spans: z.array(span).optional(),
    either: z.union([instant, z.string()]),
    of: z.discriminatedUnion('kind', [z.object({ kind: z.literal('at'), at: instant })]),
  });
  const kind = message('test', [clueOutcomes], schema);
  for (const data of [
    { spans: [{ from: 0, to: 1 }, { from: 2 }], either: 'text', of: { kind: 'at', at: 3 } },
    { either: 1_790_000_000_000, of: { kind: 'at', at: 4 } },
  ])
    expect(encode(kind, data)).toBe(throughZod(schema, data));
});
