import { readFileSync } from 'node:fs';

/** What a gateway opens beside feeds: requests, Kafka, MongoDB, and what Node needs itself. */
export const otherFiles = 2_000;

const limits = (): string => {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return ''; // Only Linux tells; elsewhere nothing is checked.
  }
};

/** How many files this process may have open at once, sockets among them; `text` is as in `/proc/self/limits`. */
export const maxOpenFiles = (text = limits()): number =>
  Number(/^Max open files\s+(\d+)/m.exec(text)?.[1] ?? Infinity);

/** Whether so many feeds leave room for the rest. */
export const leavesRoom = (feeds: number, text?: string): boolean => feeds + otherFiles <= maxOpenFiles(text);
