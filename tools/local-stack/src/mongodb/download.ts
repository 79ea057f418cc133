import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { cacheDir } from '../layout.js';
import type { Source } from './source.js';

const downloadTimeoutMs = 180_000;

/** Lets mongodb-memory-server download a mongod for this machine; undefined where it cannot, or not in time. */
export const downloadMongod: Source = async (say) => {
  say('Downloading MongoDB, once.');
  const { MongoBinary } = await import('mongodb-memory-server-core');
  const downloaded = MongoBinary.getPath({ downloadDir: join(cacheDir, 'mongod') }).catch(() => undefined);
  return Promise.race([downloaded, sleep(downloadTimeoutMs, undefined, { ref: false })]);
};
