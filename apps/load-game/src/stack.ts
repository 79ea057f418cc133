import { z } from 'zod';
import { CannotPlay } from './cannot-play.js';
import { parseJson } from './parse-json.js';
import { readText } from './read-text.js';

/** What a game backend needs to know of a deployment; other fields of the file are ignored. */
const stack = z.object({
  kafkaBrokers: z.string().min(1),
  gatewayUrl: z.url(),
  catalogUrl: z.url(),
  apiKeys: z.object({ backend: z.string().min(1), author: z.string().min(1) }),
});
export type Stack = z.output<typeof stack>;

/** Reads the file that the local stack writes while it runs. Throws CannotPlay if it is missing or says too little. */
export const readStack = async (file: string): Promise<Stack> => {
  const text = await readText(file, 'where a stack runs, as "npm run up" writes it');
  const { success, data } = stack.safeParse(parseJson(text, file));
  if (success) return data;
  throw new CannotPlay(
    `${file} does not say where a stack runs: start one with "npm run up" and name its file.`,
  );
};
