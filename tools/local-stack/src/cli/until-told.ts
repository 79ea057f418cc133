import { readFileSync } from 'node:fs';

const lookEveryMs = 500;

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

/** A promise that resolves when this process is asked to stop: a signal, or the npm that started it is gone. */
export const toldToStop = (alsoWhen: () => boolean = () => false): Promise<void> =>
  new Promise((resolve) => {
    const npmIsGone = npmWatch();
    // Stays on after the first signal: npm passes Ctrl-C on a second time, which must not cut the orderly end short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    const timer = setInterval(() => {
      if (!npmIsGone() && !alsoWhen()) return;
      clearInterval(timer);
      resolve();
    }, lookEveryMs);
    timer.unref();
  });

const interruptedCode = 130;

/** Waits for a start; told to stop before it is done, this process ends at once, and the children end in order by themselves. */
export const unlessTold = async <T>(told: Promise<void>, starting: Promise<T>): Promise<T> => {
  let done = false;
  void told.then(() => {
    if (!done) process.exit(interruptedCode);
  });
  try {
    return await starting;
  } finally {
    done = true;
  }
};
