import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where kcat is; undefined where it is not on the PATH. */
export const kcat = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'kcat'))
  .find(isExecutable);

/** Writes one line as `echo '…' | kcat -P -b brokers -t topic` does; rejects with what kcat says against it. */
export const produceWithKcat = (brokers: string, topic: string, line: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = execFile(kcat ?? 'kcat', ['-P', '-b', brokers, '-t', topic], (error, _, said) =>
      error ? reject(new Error(said || error.message)) : resolve(),
    );
    child.stdin?.end(`${line}\n`);
  });
