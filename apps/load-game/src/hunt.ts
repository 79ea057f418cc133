import { huntDefinition, type HuntDefinition } from '@treasure-hunt/contracts';
import { CannotPlay } from './cannot-play.js';
import { parseJson } from './parse-json.js';
import { readText } from './read-text.js';

/** A hunt as its author wrote it, and the JSON to be published. */
export interface AuthoredHunt {
  readonly json: string;
  readonly definition: HuntDefinition;
}

/** Reads a hunt's definition. Throws CannotPlay, which names every field at fault. */
export const readHunt = async (file: string): Promise<AuthoredHunt> => {
  const json = await readText(file, "a hunt's definition");
  const { success, data, error } = huntDefinition.safeParse(parseJson(json));
  if (success) return { json, definition: data };
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  throw new CannotPlay(`${file} is not a hunt's definition; correct ${faults.join('; ')}.`);
};
