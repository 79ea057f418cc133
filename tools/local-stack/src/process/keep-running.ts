import { setTimeout as sleep } from 'node:timers/promises';

import { inOneLine, orSay } from './or-say.js';
import { type Ending, inWords, type Supervised } from './supervise.js';

const longestBackOffMs = 10_000;
const steadyAfterMs = 30_000;

/** Something that runs, with its process. */
export interface Running {
  process: Supervised;
}

/** What to keep running: `launch` starts it and waits until it is ready, and gives up when the signal is aborted. */
export interface Upkeep<R extends Running> {
  name: string;
  launch: (signal: AbortSignal) => Promise<R>;
  /** Whether it is started again after it has ended by itself; if not, that is only said. */
  restart: boolean;
  say: (line: string) => void;
  /** Called for each that came or went; where that fails, it is only said. */
  up?: (running: R) => Promise<void>;
  down?: (running: R) => Promise<void>;
}

/** What is kept running, as it was first started; `stop` ends it in order and for good. */
export interface Kept<R extends Running> {
  first: R;
  stop: () => Promise<void>;
}

/** How long to wait before the next start after so many that did not last: 1 s, doubled each time, at most 10 s. */
export const backOffMs = (failures: number): number => Math.min(1_000 * 2 ** failures, longestBackOffMs);

const sayEnded = <R extends Running>({ name, restart, say }: Upkeep<R>, ending: Ending, failures: number) => {
  const next = restart ? `; starting it again in ${backOffMs(failures) / 1_000} s` : '';
  say(`${name} ended (${inWords(ending)})${next}.`);
};

/** Starts it again until that works; undefined where it was stopped meanwhile. */
const relaunch = async <R extends Running>(
  { name, launch, say }: Upkeep<R>,
  signal: AbortSignal,
  failed: number,
): Promise<R | undefined> => {
  for (let failures = failed; !signal.aborted; failures += 1) {
    await sleep(backOffMs(failures), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    try {
      const running = await launch(signal);
      say(`${name} runs again.`);
      return running;
    } catch (error) {
      if (!signal.aborted) say(`${inOneLine(error)}; trying again in ${backOffMs(failures + 1) / 1_000} s.`);
    }
  }
  return undefined;
};

/** Those are told who look at it; it runs as well without. */
const noted = <R extends Running>({ name, say }: Upkeep<R>, note: () => Promise<void> | undefined) =>
  orSay(say, `That ${name} came or went could not be written down`, async () => note());

const watch = async <R extends Running>(upkeep: Upkeep<R>, signal: AbortSignal, first: R): Promise<void> => {
  let failures = 0;
  for (let running: R | undefined = first; running; failures += 1) {
    const gone = running;
    const since = performance.now();
    const ending = await gone.process.ended;
    const say = signal.aborted ? () => undefined : upkeep.say;
    await noted({ ...upkeep, say }, () => upkeep.down?.(gone));
    if (signal.aborted) return;
    if (performance.now() - since > steadyAfterMs) failures = 0;
    sayEnded(upkeep, ending, failures);
    running = upkeep.restart ? await relaunch(upkeep, signal, failures) : undefined;
    if (running) await upkeep.up?.(running);
  }
};

/** Starts something and starts it again, with back-off, when it ends by itself. @throws whatever its first launch throws */
export const keepRunning = async <R extends Running>(upkeep: Upkeep<R>): Promise<Kept<R>> => {
  const stopping = new AbortController();
  const first = await upkeep.launch(stopping.signal);
  let current = first;
  const up = async (running: R): Promise<void> => {
    current = running;
    if (stopping.signal.aborted) void running.process.stop();
    else await noted(upkeep, () => upkeep.up?.(running));
  };
  await up(first);
  const watching = watch({ ...upkeep, up }, stopping.signal, first);
  const stop = async (): Promise<void> => {
    stopping.abort();
    await current.process.stop();
    await watching;
  };
  return { first, stop };
};
