import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CannotVerify } from './cannot-verify.js';
import type { Options } from './options.js';

/** Where an author asks for a hunt. */
export interface CatalogSource {
  readonly url: string;
  readonly key: string;
}

/** Where what has to be known is asked for. */
export interface Sources {
  readonly brokers: string;
  /** What the names of the topics begin with. */
  readonly prefix: string;
  /** Missing where nobody said where it is. */
  readonly catalog?: CatalogSource;
}

const stack = z.object({
  kafkaBrokers: z.string().min(1),
  topicPrefix: z.string().default(''),
  catalogUrl: z.url(),
  apiKeys: z.object({ author: z.string().min(1) }),
});
type Stack = z.output<typeof stack>;

/** What the file says; nothing where it is not there or is no such file. */
const readStack = async (file: string): Promise<Partial<Stack>> => {
  try {
    return stack.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
};

/** What the options say comes before what the file says. Throws CannotVerify where neither says where Kafka is. */
export const sourcesOf = async (options: Options): Promise<Sources> => {
  const said = await readStack(options.stack);
  const brokers = options.brokers ?? said.kafkaBrokers;
  if (brokers === undefined)
    throw new CannotVerify(
      `${options.stack} does not say where a stack runs: start one with "npm run up", or name Kafka with --brokers.`,
    );
  const { topicPrefix: prefix = said.topicPrefix ?? '' } = options;
  return { brokers, prefix, ...catalogOf(options, said) };
};

const catalogOf = (options: Options, said: Partial<Stack>): Pick<Sources, 'catalog'> => {
  const url = options.catalog ?? said.catalogUrl;
  const key = options.catalogKey ?? said.apiKeys?.author;
  return url !== undefined && key !== undefined ? { catalog: { url, key } } : {};
};
