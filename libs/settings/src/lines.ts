import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { list } from './types.js';

const fileMark = 'file:';

/** The files that a setting names as `file:/path`. */
export const filesOf = (entries: readonly string[]): readonly string[] =>
  entries.filter((entry) => entry.startsWith(fileMark)).map((entry) => entry.slice(fileMark.length));

const linesIn = (file: string): readonly string[] => {
  const found = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (found.length === 0) throw new Error(`${file} is empty.`);
  return found;
};

/** What an entry says, with where it stands: never with the text itself, which may be a secret. */
const placed = (entry: string): readonly (readonly [string, string])[] =>
  filesOf([entry]).flatMap((file) => linesIn(file).map((text, at) => [text, `Entry ${at + 1} of ${file}`]));

/**
 * What the entries of a setting say, each read as `line`: `file:/path` stands for the lines of that file, without blank ones and those
 * that begin with #.
 * @throws the error of the file system, or one that names the file that is empty or the entry that does not read
 */
export const linesOf = <Line>(entries: readonly string[], line: z.ZodType<Line, string>): readonly Line[] =>
  entries
    .flatMap((entry, at) =>
      entry.startsWith(fileMark) ? placed(entry) : [[entry, `Entry ${at + 1}`] as const],
    )
    .map(([text, where]) => {
      const { success, data } = line.safeParse(text);
      if (!success) throw new Error(`${where} is not what it must be.`);
      return data;
    });

/** A list with commas between, any entry of which may be a file of such entries instead; all of them have to read as `line`. */
export const lines = (line: z.ZodType<unknown, string>) =>
  list(z.string().min(1)).superRefine((entries, context) => {
    try {
      linesOf(entries, line);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message, params: { isSaid: true } });
    }
  });
