import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Probed } from './probe-thread.js';

/** Asks all processes about 20 times a second whether they live, from a thread that does nothing else; the function ends it. */
export const probe = (healthUrls: readonly string[]): (() => Promise<Probed>) => {
  const urls = healthUrls.map((url) => `${url}/health/live`);
  const thread = new Worker(new URL('./probe-thread.js', import.meta.url), { workerData: urls });
  return async () => {
    const said = once(thread, 'message');
    thread.postMessage('end');
    return ((await said) as [Probed])[0];
  };
};
