import { setTimeout as sleep } from 'node:timers/promises';
import type { Line } from './running.js';

/** How one path was answered, over and over, while the main thread was blocked. */
export interface Probed {
  readonly path: string;
  /** Each combination of status and state once. */
  readonly answers: ReadonlySet<string>;
  /** How long each answer took, in milliseconds, the shortest first. */
  readonly tookMs: readonly number[];
}

const everyMs = 10;
const paths = ['/health/startup', '/health/ready', '/health/live'];

/** Blocks the main thread of a tiny service that has announced itself, and asks for its health until it goes on. */
export const probeWhileBlocked = async (announced: Line, blockMs: number): Promise<Probed[]> => {
  const { httpUrl, healthUrl } = announced as { httpUrl: string; healthUrl: string };
  const isOver = new AbortController();
  const block = fetch(`${httpUrl}/block?ms=${blockMs}`).finally(() => isOver.abort());
  while (!(await isBlocked(healthUrl)));
  const probed = await Promise.all(paths.map((path) => probe(healthUrl, path, isOver.signal)));
  await block;
  return probed;
};

const isBlocked = async (healthUrl: string): Promise<boolean> => {
  const { blockedMs } = (await (await fetch(`${healthUrl}/health/live`)).json()) as { blockedMs: number };
  return blockedMs > 300; // Three beats are missing.
};

const probe = async (healthUrl: string, path: string, isOver: AbortSignal): Promise<Probed> => {
  const answers = new Set<string>();
  const tookMs: number[] = [];
  for (;;) {
    const since = performance.now();
    const response = await fetch(healthUrl + path);
    const { state } = (await response.json()) as { state: string };
    if (isOver.aborted) return { path, answers, tookMs: tookMs.sort((a, b) => a - b) };
    tookMs.push(performance.now() - since);
    answers.add(`${response.status} ${state}`);
    await sleep(everyMs);
  }
};
