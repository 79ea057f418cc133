import { header, quarantineHeader, type JsonSchema } from '@treasure-hunt/contracts';

const text = (description: string, more: JsonSchema = {}): JsonSchema => ({
  type: 'string',
  description,
  ...more,
});

const cloudEvent = {
  [header.specVersion]: text('The version of CloudEvents.', { const: '1.0' }),
  [header.id]: text('The id of the message. A fact that is repeated has the same.', {
    minLength: 1,
    maxLength: 256,
  }),
  [header.type]: text('The kind of the message.'),
  [header.source]: text('Who says it.', { examples: ['/hunt/clue-solving'] }),
  [header.time]: text('When it was said.', { format: 'date-time' }),
  [header.contentType]: text('The value is JSON.', { const: 'application/json' }),
  [header.traceParent]: text('W3C Trace Context: the step of the trace that this message belongs to.'),
  [header.traceState]: text('W3C Trace Context: what tracing systems add.'),
};

const engine = {
  [header.origin]: text('Who decided it: <input topic>/<partition>@<incarnation>.'),
  [header.sequence]: text(
    'Its number at its origin: <offset>.<index>, two unsigned integers that are compared as a pair.',
    { pattern: '^\\d{1,15}\\.\\d{1,9}$' },
  ),
  [header.causedBy]: text('The ce_id of what caused it.'),
};

const required = [header.specVersion, header.id, header.type, header.source, header.time, header.contentType];

const refused = {
  [quarantineHeader.reason]: text('Why it was refused.'),
  [quarantineHeader.service]: text('Who refused it.'),
  [quarantineHeader.topic]: text('The topic that it was on.'),
  [quarantineHeader.partition]: text('The partition that it was on.', { pattern: '^\\d+$' }),
  [quarantineHeader.offset]: text('The offset that it had.', { pattern: '^\\d+$' }),
  [quarantineHeader.at]: text('When it was refused.', { format: 'date-time' }),
};

/** The headers of Kafka records, by the name of their schema. All are texts (UTF-8). */
export const headerSchemas: Readonly<Record<string, JsonSchema>> = {
  headersOfTheEngine: {
    type: 'object',
    description: 'CloudEvents 1.0 in Kafka’s binary mode, trace context, origin and sequence.',
    properties: { ...cloudEvent, ...engine },
    required,
  },
  headersFromOutside: {
    type: 'object',
    description:
      'On the outer topics the value alone is enough; with ce_type the rest of CloudEvents is read, and hunt-* headers are ignored.',
    properties: cloudEvent,
  },
  headersOfTheRefused: {
    type: 'object',
    description: 'The headers as they came, and beside them:',
    properties: refused,
    required: Object.values(quarantineHeader),
  },
};
