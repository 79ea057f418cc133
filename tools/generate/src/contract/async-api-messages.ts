import type { MessageKind } from '@treasure-hunt/contracts';
import { example } from '@treasure-hunt/contracts/testing';
import { writersOfKind } from '../writers.js';
import { schemaPath } from './schemas.js';

const headers = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const schemaFormat = 'application/schema+json;version=draft-2020-12';

const comesFromOutside = (kind: MessageKind): boolean =>
  writersOfKind(kind).some(({ name }) => name === 'game-backend');

/** One kind of message, with its golden example as a Kafka record. */
export const asyncApiMessage = (kind: MessageKind, summary: string): object => {
  const { key, headers: sent, value } = example(kind.type);
  return {
    name: kind.type,
    title: kind.type,
    summary,
    contentType: 'application/json',
    headers: headers(comesFromOutside(kind) ? 'headersFromOutside' : 'headersOfTheEngine'),
    payload: { schemaFormat, schema: { $ref: `./${schemaPath(kind.type)}` } },
    bindings: { kafka: { key: keyOf(key), bindingVersion: '0.5.0' } },
    examples: [{ headers: sent, payload: value }],
  };
};

const keyOf = (key: string | null): object =>
  key === null
    ? { type: 'null', description: 'It is for the whole partition.' }
    : { type: 'string', examples: [key] };

/** What was refused: bytes as they came. */
export const quarantined = {
  name: 'quarantined',
  title: 'A message that was refused',
  summary: 'The original value and headers of a message that failed its checks, and why.',
  contentType: 'application/octet-stream',
  headers: headers('headersOfTheRefused'),
} as const;
