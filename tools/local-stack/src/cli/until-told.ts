import { readFileSync } from 'node:fs';

import { say } from './run-cli.js';

const lookEveryMs = 500;
/** npm passes a Ctrl-C of the terminal on, so that one comes as two. */
const sameMs = 500;
const interruptedCode = 130;

const parentOf = (pid: number): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
};

/** Whether npm, which runs a script as grandchild, is gone; it takes nobody along when it is killed. */
const npmWatch = (): (() => boolean) => {
  const shell = process.ppid;
  const npm = parentOf(shell);
  if (process.env['npm_lifecycle_event'] === undefined || npm === undefined) return () => false;
  return () => process.ppid !== shell || parentOf(shell) !== npm;
};

/** Calls `first` at the first signal. Whoever asks again is not kept waiting: the children then end by themselves. */
const onSignals = (first: () => void): void => {
  let firstAtMs: number | undefined;
  const onSignal = (): void => {
    firstAtMs ??= performance.now();
    first();
    if (performance.now() - firstAtMs < sameMs) return;
    say('Ending now; Kafka, MongoDB and what else still runs end by themselves within seconds.');
    process.exit(interruptedCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
};

/** A promise that resolves when this process is asked to stop: a signal, or the npm that started it is gone. Asked twice, the process ends at once. */
export const toldToStop = (alsoWhen: () => boolean = () => false): Promise<void> =>
  new Promise((resolve) => {
    const npmIsGone = npmWatch();
    onSignals(resolve);
    const timer = setInterval(() => {
      if (!npmIsGone() && !alsoWhen()) return;
      clearInterval(timer);
      resolve();
    }, lookEveryMs);
    timer.unref();
  });

/** Waits for a start; told to stop before it is done, this process ends at once, and the children end in order by themselves. */
export const unlessTold = async <T>(told: Promise<void>, starting: Promise<T>): Promise<T> => {
  let done = false;
  void told.then(() => {
    if (done) return;
    say('Stopped while it started; what was started ends by itself within seconds.');
    process.exit(interruptedCode);
  });
  try {
    return await starting;
  } finally {
    done = true;
  }
};
