import { join } from 'node:path';

import { isRunning } from './is-running.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { backOffMs, keepRunning } from './keep-running.js';
import { logTail } from './log-tail.js';
import { supervise } from './supervise.js';
import { waitUntil } from './wait-until.js';

describe('a supervised process', () => {
  const folder = temporaryFolder();
  const node = (name: string, script: string, graceMs?: number) => ({
    command: process.execPath,
    args: ['-e', script],
    log: join(folder, name),
    ...(graceMs === undefined ? {} : { graceMs }),
  });
  const idle = 'setInterval(() => {}, 1000)';
  const wrote = (name: string, text: string) =>
    waitUntil(() => (logTail(join(folder, name)).includes(text) ? true : undefined), 10_000);

  it('reports how it ended, and its output is in the log', async () => {
    const running = await supervise(node('a.log', 'console.log("hello"); process.exitCode = 7'));
    await expect(running.ended).resolves.toEqual({ code: 7, signal: null });
    expect(logTail(join(folder, 'a.log'))).toBe('hello');
  });

  it('is asked to end and may end in order', async () => {
    const script = `${idle}; process.on('SIGTERM', () => process.exit(0)); console.log('up')`;
    const running = await supervise(node('b.log', script));
    await wrote('b.log', 'up');
    await expect(running.stop()).resolves.toEqual({ code: 0, signal: null });
  });

  it('is killed where it does not end', async () => {
    const running = await supervise(
      node('c.log', `${idle}; process.on('SIGTERM', () => {}); console.log('up')`, 200),
    );
    await wrote('c.log', 'up');
    await expect(running.stop()).resolves.toEqual({ code: null, signal: 'SIGKILL' });
    expect(isRunning(running.pid)).toBe(false);
  });

  it('takes along what it has started itself', async () => {
    const script = `const { pid } = require('child_process').spawn('sleep', ['600']); console.log('pid=' + pid); ${idle}`;
    const running = await supervise(node('d.log', script));
    await wrote('d.log', 'pid=');
    const grandchild = Number(/pid=(\d+)/.exec(logTail(join(folder, 'd.log')))?.[1]);
    expect(isRunning(grandchild)).toBe(true);
    await running.stop();
    await expect(waitUntil(() => (isRunning(grandchild) ? undefined : 'gone'), 5_000)).resolves.toBe('gone');
  });

  it('says which command there is not', async () => {
    const missing = supervise({ command: 'no-such-command', args: [], log: join(folder, 'e.log') });
    await expect(missing).rejects.toThrow('Cannot run no-such-command');
  });

  it('is started again after it was killed, until it is stopped', async () => {
    const said: string[] = [];
    const pids: number[] = [];
    const kept = await keepRunning({
      name: 'thing-1',
      launch: async () => ({ process: await supervise(node('f.log', idle)) }),
      restart: true,
      say: (line) => said.push(line),
      up: async ({ process: { pid } }) => void pids.push(pid),
    });
    process.kill(kept.first.process.pid, 'SIGKILL');
    await waitUntil(() => (said.length === 2 ? true : undefined), 10_000);
    expect(said).toEqual([
      'thing-1 ended (killed by SIGKILL); starting it again in 1 s.',
      'thing-1 runs again.',
    ]);
    expect(new Set(pids).size).toBe(2);
    await kept.stop();
    expect(pids.filter(isRunning)).toEqual([]);
  });

  it('is started again also where it cannot be noted that it came or went, on a full disk say', async () => {
    const said: string[] = [];
    const pids: number[] = [];
    const full = async () => Promise.reject(new Error('ENOSPC: no space left on device, write'));
    const kept = await keepRunning({
      name: 'thing-1',
      launch: async () => ({ process: await supervise(node('g.log', idle)) }),
      restart: true,
      say: (line) => said.push(line),
      up: async ({ process: { pid } }) => {
        pids.push(pid);
        return full();
      },
      down: full,
    });
    process.kill(kept.first.process.pid, 'SIGKILL');
    await waitUntil(() => (pids.length === 2 ? true : undefined), 10_000);
    await kept.stop();
    const unnoted =
      'That thing-1 came or went could not be written down: ENOSPC: no space left on device, write.';
    expect(said).toEqual([
      unnoted,
      unnoted,
      'thing-1 ended (killed by SIGKILL); starting it again in 1 s.',
      'thing-1 runs again.',
      unnoted,
    ]);
    expect(new Set(pids).size).toBe(2);
    expect(pids.filter(isRunning)).toEqual([]);
  });

  it('waits longer each time, up to a limit', () => {
    expect([0, 1, 2, 3, 4, 50].map(backOffMs)).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });
});
