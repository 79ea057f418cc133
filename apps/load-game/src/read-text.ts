import { readFile } from 'node:fs/promises';
import { CannotPlay } from './cannot-play.js';

/** The text of a file. Throws CannotPlay, which says what to give instead. */
export const readText = async (file: string, what: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new CannotPlay(`Cannot read ${file}: name a file that holds ${what}.`);
  }
};
