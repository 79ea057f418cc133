import { Worker } from 'node:worker_threads';
import type { Verdict } from '@treasure-hunt/hunt-simulation';
import type { Options } from './options.js';
import { added, brokenLaws, countsOf } from './report.js';

const progressMs = 5_000;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(0)} s`;

/** Plays many seeds at once on several threads, and says what they came to. True where every law held. */
export const playSeeds = async ({ seeds, first, workers }: Options): Promise<boolean> => {
  const began = performance.now();
  const tally = new Tally(seeds);
  const progress = setInterval(() => console.error(tally.progress), progressMs);
  const waiting = Array.from({ length: seeds }, (_, n) => first + n);
  const threads = Array.from({ length: Math.min(workers, seeds) }, () =>
    play(waiting, (verdict) => tally.add(verdict)),
  );
  try {
    await Promise.all(threads);
  } finally {
    clearInterval(progress);
  }
  const { user, system } = process.cpuUsage();
  console.log(countsOf(Object.fromEntries(tally.counts)).join('\n'));
  console.log(
    `${tally.progress}, in ${seconds(performance.now() - began)} (${seconds((user + system) / 1_000)} of CPU).`,
  );
  return tally.failed === 0;
};

/** What all seeds so far came to; a seed that breaks a law is told at once. */
class Tally {
  readonly counts = new Map<string, number>();
  failed = 0;
  private done = 0;

  constructor(private readonly seeds: number) {}

  add(verdict: Verdict): void {
    this.done += 1;
    added(this.counts, verdict.counts);
    if (verdict.violations.length === 0) return;
    this.failed += 1;
    console.log(brokenLaws(verdict).join('\n'));
  }

  get progress(): string {
    const { done, seeds, failed } = this;
    return `${done.toLocaleString('en')} of ${seeds.toLocaleString('en')} seeds played, ${failed || 'none'} broke a law`;
  }
}

/** One thread that plays what is waiting until nothing is left. Rejects when it dies. */
const play = (waiting: number[], done: (verdict: Verdict) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url));
    const next = () => {
      const seed = waiting.shift();
      if (seed !== undefined) return worker.postMessage(seed);
      void worker.terminate();
      resolve();
    };
    worker.on('message', (verdict: Verdict) => {
      done(verdict);
      next();
    });
    worker.on('error', reject);
    next();
  });
