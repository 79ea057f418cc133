import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { watchProcess, type Metrics } from '@treasure-hunt/telemetry';
import { urlOf } from '../url.js';
import type { FromHealth, HealthStart, ReadyState, ToHealth } from './messages.js';

const heartbeatMs = 100;
const metricsMs = 1000;
const defaultBlockedLimitMs = 10_000;

/** Compiled in any case: a thread starts from a file that Node can run as it is. */
const workerFile = new URL('../../dist/health/worker.js', import.meta.url);

/** Where health is served, and how to tell what it serves. */
export interface Health {
  readonly url: string;
  tell(state: ReadyState): void;
  close(): Promise<void>;
}

/** How health is served; port 0 takes any that is free. */
export interface HealthOptions {
  readonly address: string;
  readonly port: number;
  readonly metrics: Metrics;
  /** After a fifth of it the service is not ready, after all of it not alive; 10 s if left out. */
  readonly blockedLimitMs?: number;
  /** The health thread has died. */
  readonly failed: (error: unknown) => void;
}

const startThread = async (start: HealthStart): Promise<{ thread: Worker; port: number }> => {
  const thread = new Worker(workerFile, { workerData: start, name: 'health' });
  const [listening] = (await once(thread, 'message')) as [FromHealth];
  return { thread, port: listening.port };
};

const every = (intervalMs: number, run: () => void): NodeJS.Timeout => {
  run();
  return setInterval(run, intervalMs).unref();
};

/**
 * Serves `/health/startup`, `/health/ready`, `/health/live` and `/metrics` from a thread of its own, so that they are answered while the main
 * thread is busy. @throws the error of the HTTP server, such as a port that is taken
 */
export const startHealth = async (options: HealthOptions): Promise<Health> => {
  const { blockedLimitMs = defaultBlockedLimitMs } = options;
  const heartbeat = new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));
  const beat = every(heartbeatMs, () => void Atomics.store(heartbeat, 0, process.hrtime.bigint()));
  const { thread, port } = await startThread({
    address: options.address,
    port: options.port,
    heartbeat: heartbeat.buffer,
    blockedLimitMs,
    lateLimitMs: blockedLimitMs / 5,
    state: { state: 'starting', ready: false, reasons: ['The service is starting.'] },
  });
  thread.on('error', options.failed);
  const tell = (told: ToHealth): void => thread.postMessage(told);
  const watch = watchProcess(options.metrics);
  const post = every(metricsMs, () => {
    watch.report();
    options.metrics.metricsText().then((text) => tell({ type: 'metrics', text }), options.failed);
  });
  return {
    url: urlOf(options.address, port),
    tell: (state) => tell({ type: 'ready', state }),
    close: async () => {
      clearInterval(beat);
      clearInterval(post);
      watch.stop();
      const exited = once(thread, 'exit');
      tell({ type: 'close' });
      await exited;
    },
  };
};
