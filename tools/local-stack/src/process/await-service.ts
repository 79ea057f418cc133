import { StackFailure } from '../stack-failure.js';
import { logTail } from './log-tail.js';
import { type Ending, inWords, type Supervised } from './supervise.js';
import { waitUntil } from './wait-until.js';

/** What is awaited; `log` is where it writes, `from` the byte at which this run's output begins. */
export interface Awaited {
  name: string;
  log: string;
  from: number;
  timeoutMs: number;
  ready: () => Promise<boolean>;
  /** Why it is not ready yet, as far as it says. */
  why?: () => string | undefined;
  /** Gives up, and ends the process, when aborted. */
  signal?: AbortSignal;
}

const because = ({ why }: Awaited): string => {
  const reason = why?.();
  return reason === undefined ? '' : `: ${reason}`;
};

/** Waits until a process that was started does its work; ends it where it does not. @throws StackFailure with the end of its log */
export const awaitService = async (running: Supervised, awaited: Awaited): Promise<void> => {
  let ending: Ending | undefined;
  void running.ended.then((how) => (ending = how));
  if (awaited.signal?.aborted) void running.stop();
  awaited.signal?.addEventListener('abort', () => void running.stop(), { once: true });
  const look = async () => (ending ? 'ended' : (await awaited.ready()) ? 'ready' : undefined);
  const found = await waitUntil(look, awaited.timeoutMs);
  if (found === 'ready') return;
  const how = inWords(await running.stop());
  const what =
    found === 'ended'
      ? `ended while it started (${how})`
      : `was not ready within ${awaited.timeoutMs / 1000} s${because(awaited)}`;
  throw new StackFailure(
    `${awaited.name} ${what}; the end of ${awaited.log}:\n${logTail(awaited.log, awaited)}`,
  );
};
