import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** What the probes came to. */
export interface Probed {
  readonly probes: number;
  /** Those that were answered, with whatever status, within 100 ms. */
  readonly inTime: number;
  readonly slowestMs: number;
}

const everyMs = 50;
const inTimeMs = 100;
const urls = workerData as readonly string[];

let isOver = false;
let probed: Probed = { probes: 0, inTime: 0, slowestMs: 0 };

const probe = async (url: string): Promise<void> => {
  const since = performance.now();
  const isAnswered = await fetch(url).then(
    async (response) => (await response.text()) !== '',
    () => false,
  );
  const ms = performance.now() - since;
  const { probes, inTime, slowestMs } = probed;
  const isInTime = isAnswered && ms <= inTimeMs;
  probed = { probes: probes + 1, inTime: inTime + (isInTime ? 1 : 0), slowestMs: Math.max(slowestMs, ms) };
};

parentPort?.once('message', () => (isOver = true));
while (!isOver) {
  await Promise.race([Promise.all(urls.map(probe)), sleep(10_000)]);
  await sleep(everyMs);
}
parentPort?.postMessage(probed);
