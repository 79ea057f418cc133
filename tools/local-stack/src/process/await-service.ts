import { StackFailure } from '../stack-failure.js';
import { logTail } from './log-tail.js';
import type { Supervised } from './supervise.js';
import { waitUntil } from './wait-until.js';

/** What is awaited; `log` is where it writes, `from` the byte at which this run's output begins. */
export interface Awaited {
  name: string;
  log: string;
  from: number;
  timeoutMs: number;
  ready: () => Promise<boolean>;
  /** Gives up, and ends the process, when aborted. */
  signal?: AbortSignal;
}

/** Waits until a process that was started does its work; ends it where it does not. @throws StackFailure with the end of its log */
export const awaitService = async (running: Supervised, awaited: Awaited): Promise<void> => {
  let over = false;
  void running.ended.then(() => (over = true));
  if (awaited.signal?.aborted) void running.stop();
  awaited.signal?.addEventListener('abort', () => void running.stop(), { once: true });
  const look = async () => (over ? 'ended' : (await awaited.ready()) ? 'ready' : undefined);
  const found = await waitUntil(look, awaited.timeoutMs);
  if (found === 'ready') return;
  await running.stop();
  const what =
    found === 'ended' ? 'ended while it started' : `was not ready within ${awaited.timeoutMs / 1000} s`;
  throw new StackFailure(
    `${awaited.name} ${what}; the end of ${awaited.log}:\n${logTail(awaited.log, awaited)}`,
  );
};
