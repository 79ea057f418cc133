import { readFileSync } from 'node:fs';

/** The last lines of a log, from the byte `from` on; empty where there is no log. */
export const logTail = (file: string, { from = 0, lines = 20 } = {}): string => {
  try {
    return readFileSync(file).subarray(from).toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
};
