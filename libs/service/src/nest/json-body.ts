import { readJson } from '@treasure-hunt/contracts';
import { Problem } from '../http/problem.js';

type Parser = (request: unknown, body: Buffer) => Promise<unknown>;

/** What is used of Fastify. */
interface Fastify {
  addContentTypeParser(
    mediaTypes: string[],
    options: { readonly parseAs: 'buffer' },
    parser: Parser,
  ): unknown;
}

/** Reads bodies of these media types as JSON, within the limit of any body, by the same rule as values on Kafka. */
export const takeJson = (fastify: Fastify, mediaTypes: string[]): void =>
  void fastify.addContentTypeParser(mediaTypes, { parseAs: 'buffer' }, async (_, body) => {
    const read = readJson(body);
    if (read.not) throw new Problem(400, { detail: `The body is not ${read.not}.` });
    return read.value;
  });
