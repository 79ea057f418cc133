import { filesOf, linesOf } from '@treasure-hunt/settings';
import type { Journal } from '@treasure-hunt/shards';

const lookEveryMs = 1_000;

/**
 * Gives `take` what the entries of a setting say, and again whenever their files say something else. What cannot be read then, or what
 * `take` throws at, goes to the journal once, and everything stays as it was.
 * @throws what the file system or `take` throws the first time
 */
export const followLines = (
  entries: readonly string[],
  take: (lines: readonly string[]) => void,
  journal: Journal,
): void => {
  const files = filesOf(entries);
  let said: string | undefined;
  const read = (): boolean => {
    const lines = linesOf(entries);
    if (lines.join('\n') === said) return false;
    said = lines.join('\n');
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
