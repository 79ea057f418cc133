import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What a game backend needs to know of a deployment; other fields of the file are ignored. */
const stack = z.object({
  kafkaBrokers: z.string().min(1),
  catalogUrl: z.url(),
  apiKeys: z.object({ author: z.string().min(1) }),
});
export type Stack = z.output<typeof stack>;

/** Reads the file that the local stack writes. Throws if it is missing or says too little. */
export const readStack = async (file: string): Promise<Stack> =>
  stack.parse(JSON.parse(await readFile(file, 'utf8')));
