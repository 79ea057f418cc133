import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { choosePort } from '@treasure-hunt/local-stack';
import { startChild, type RunningChild } from '../child.js';
import type { Given } from '../contender.js';

/** When Redis calls fsync: before it answers, or once a second. */
export type Fsync = 'always' | 'everysec';

const run = promisify(execFile);

/** What to do where there is no Redis. */
export const missingRedis = (): Promise<string | undefined> =>
  run('redis-server', ['--version']).then(
    () => undefined,
    () => 'redis-server is not on the PATH; on Debian, apt-get install redis-server.',
  );

/** Starts Redis with an append-only file and nothing else on disk. */
export const startRedis = async (
  { dataDir }: Pick<Given, 'dataDir'>,
  fsync: Fsync,
): Promise<RunningChild & { readonly port: number }> => {
  const dir = join(dataDir, 'redis');
  await mkdir(dir, { recursive: true });
  const port = await choosePort([]);
  const settings = {
    bind: '127.0.0.1',
    port,
    dir,
    save: '',
    appendonly: 'yes',
    appendfsync: fsync,
  };
  const child = await startChild(
    {
      name: 'redis-server',
      command: 'redis-server',
      args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ready: 'Ready to accept connections',
    },
    { dataDir },
  );
  return { ...child, port };
};
