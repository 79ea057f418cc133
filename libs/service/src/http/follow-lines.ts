import { filesOf, linesOf } from '@treasure-hunt/settings';
import type { Journal } from '@treasure-hunt/shards';
import type { z } from 'zod';

const lookEveryMs = 1_000;

/** What is done with the lines of a setting: each is read as `line`, all of them together go to `take`. */
export interface Follower<Line> {
  readonly line: z.ZodType<Line, string>;
  readonly take: (lines: readonly Line[]) => void;
}

/**
 * Gives what the entries of a setting say, and again whenever their files say something else. A file that cannot be read, is empty or
 * has a line that does not read goes to the journal once, and everything stays as it was.
 * @throws the first time, as `linesOf`
 */
export const followLines = <Line>(
  entries: readonly string[],
  { line, take }: Follower<Line>,
  journal: Journal,
): void => {
  const files = filesOf(entries);
  let said: string | undefined;
  const read = (): boolean => {
    const lines = linesOf(entries, line);
    const text = JSON.stringify(lines);
    if (text === said) return false;
    said = text;
    take(lines);
    return true;
  };
  let isFaulty = false;
  const look = (): void => {
    try {
      if (read()) journal.info({ files }, 'A file of keys has changed and was read again.');
      isFaulty = false;
    } catch (err) {
      if (!isFaulty)
        journal.error({ files, err }, 'A file of keys cannot be read; what it said before still counts.');
      isFaulty = true;
    }
  };
  read();
  // Reads instead of asking for notifications, which miss a file that is replaced by a link to another.
  if (files.length > 0) setInterval(look, lookEveryMs).unref();
};
