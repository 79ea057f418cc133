import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryFolder } from '../testing/temporary-folder.js';
import { holderOf, holdStack } from './stack-lock.js';
import { wipe } from './wipe.js';

describe('the hold on a data folder', () => {
  const dataDir = temporaryFolder();

  it('lets one process in at a time', async () => {
    const lock = await holdStack(dataDir);
    await expect(holdStack(dataDir)).rejects.toThrow(
      `A stack runs on ${dataDir} already (process ${process.pid}); stop it first: Ctrl-C in its terminal, or kill ${process.pid}.`,
    );
    await lock.stopping();
    expect(holderOf(dataDir)).toMatchObject({ pid: process.pid, state: 'stopping' });
    await lock.release();
    expect(holderOf(dataDir)).toBeUndefined();
    await (await holdStack(dataDir)).release();
  });

  it.each([
    ['has ended', { pid: spawnSync('true').pid, started: '' }],
    ['had the pid of another that runs now', { pid: process.pid, started: 'long ago' }],
  ])('does not count that of a process that %s', async (_, { pid, started }) => {
    writeFileSync(join(dataDir, 'stack.lock'), JSON.stringify({ pid, started, state: 'running' }));
    expect(holderOf(dataDir)).toBeUndefined();
    await (await holdStack(dataDir)).release();
  });

  it('keeps data from being wiped while a stack runs on it, also that of the tests in it', async () => {
    mkdirSync(join(dataDir, 'test/mongodb'), { recursive: true });
    const lock = await holdStack(join(dataDir, 'test'));
    await expect(wipe(dataDir)).rejects.toThrow(
      /^A stack runs on .*test \(process \d+\); stop it first: .*, or kill \d+\.$/,
    );
    await lock.release();
  });
});
