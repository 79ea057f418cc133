import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

const bytesPerMb = 1024 * 1024;
/** MongoDB makes its journal of files of 100 MB, and ends where there is no room for one. */
const enoughMb = 128;

const leftMbAt = (folder: string): number | undefined => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return Math.floor((bavail * bsize) / bytesPerMb);
  } catch {
    return undefined; // The folder has gone meanwhile.
  }
};

/** What is said of the disk that a file lies on where it is full: that is mostly why a process that writes there has ended. */
export const fullDisk = (file: string): string | undefined => {
  const folder = dirname(file);
  const leftMb = leftMbAt(folder);
  return leftMb !== undefined && leftMb < enoughMb
    ? `only ${leftMb} MB are left on the disk of ${folder}`
    : undefined;
};
