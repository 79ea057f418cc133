import { readFile } from 'node:fs/promises';
import { huntDefinition, type HuntDefinition } from '@treasure-hunt/contracts';

/** A hunt as its author wrote it, and the JSON to be published. */
export interface AuthoredHunt {
  readonly json: string;
  readonly definition: HuntDefinition;
}

/** Reads a hunt's definition. Throws a ZodError that names every field at fault. */
export const readHunt = async (file: string): Promise<AuthoredHunt> => {
  const json = await readFile(file, 'utf8');
  return { json, definition: huntDefinition.parse(JSON.parse(json)) };
};
