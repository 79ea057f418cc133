import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterServices } from '../backends/backend.js';
import { workspaceRoot } from '../layout.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { isRunning } from './is-running.js';
import { waitUntil } from './wait-until.js';

const compiled = join(workspaceRoot, 'tools/local-stack/dist/process/supervise.js');

describe('when the process that started them is killed', () => {
  const log = join(temporaryFolder(), 'all.log');
  const lines = () => readFileSync(log, 'utf8').split('\n').filter(Boolean);
  const saidBy = (name: string) => lines().filter((line) => line.startsWith(name));

  /** Says when it is told to end, and ends after so long. */
  const child = (name: string, endsAfterMs: number) => `
    process.on('SIGTERM', () => {
      console.log('${name} told');
      setTimeout(() => { console.log('${name} done'); process.exit(); }, ${endsAfterMs});
    });
    setInterval(() => {}, 1000);
    console.log('${name} pid ' + process.pid);`;

  it('services end or are killed soon, and backends stay until then', async () => {
    writeFileSync(log, '');
    const start = (name: string, endsAfterMs: number, more: object) => {
      const args = ['-e', child(name, endsAfterMs)];
      return `await supervise(${JSON.stringify({ command: process.execPath, args, log, ...more })});`;
    };
    const program = `
      import { supervise } from ${JSON.stringify(compiled)};
      ${start('drains', 500, { graceMs: 600_000 })}
      ${start('hangs', 600_000, { graceMs: 600_000 })}
      ${start('backend', 0, { orphan: afterServices })}`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
    const pids = await waitUntil(() => {
      const found = lines().flatMap((line) => / pid (\d+)/.exec(line)?.[1] ?? []);
      return found.length === 3 ? found.map(Number) : undefined;
    }, 20_000);
    const ended = once(parent, 'exit');
    parent.kill('SIGKILL');
    await ended;
    const gone = () => (pids!.some(isRunning) ? undefined : true);
    expect(await waitUntil(gone, 30_000)).toBe(true);
    expect(saidBy('drains').slice(1)).toEqual(['drains told', 'drains done']);
    expect(saidBy('hangs').slice(1)).toEqual(['hangs told']);
    expect(saidBy('backend').slice(1)).toEqual(['backend told', 'backend done']);
    expect(lines().indexOf('backend told')).toBeGreaterThan(lines().indexOf('drains done'));
  }, 60_000);
});
