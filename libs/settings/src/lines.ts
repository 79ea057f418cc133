import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { list } from './types.js';

const fileMark = 'file:';

/** The files that a setting names as `file:/path`. */
export const filesOf = (entries: readonly string[]): readonly string[] =>
  entries.filter((entry) => entry.startsWith(fileMark)).map((entry) => entry.slice(fileMark.length));

const linesIn = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/**
 * What the entries of a setting say: `file:/path` stands for the lines of that file, without blank ones and those that begin with #.
 * @throws the error of the file system
 */
export const linesOf = (entries: readonly string[]): readonly string[] =>
  entries.flatMap((entry) => (entry.startsWith(fileMark) ? filesOf([entry]).flatMap(linesIn) : [entry]));

/** A list with commas between, any entry of which may be a file of such entries instead; all of them have to read as `line`. */
export const lines = (line: z.ZodType<unknown, string>) =>
  list(z.string().min(1)).refine((entries) => {
    try {
      const all = linesOf(entries);
      return all.length > 0 && all.every((one) => line.safeParse(one).success);
    } catch {
      return false;
    }
  });
