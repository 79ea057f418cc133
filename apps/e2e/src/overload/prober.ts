import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the probes came to. */
export interface Probed {
  readonly probes: number;
  /** Those that were answered, with whatever status, within 100 ms. */
  readonly inTime: number;
  readonly slowestMs: number;
}

const everyMs = 50;
const inTimeMs = 100;
const patienceMs = 10_000;
const urls = process.argv.slice(2);
/** As orchestrators do, each probe has a connection of its own. */
const agent = new Agent({ keepAlive: false });

let isOver = false;
let probed: Probed = { probes: 0, inTime: 0, slowestMs: 0 };

const isAnswered = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get(url, { agent, timeout: patienceMs }, (response) =>
      response.resume().once('end', () => resolve(true)),
    );
    request.once('timeout', () => request.destroy());
    request.once('close', () => resolve(false));
    request.once('error', () => resolve(false));
  });

const probe = async (url: string): Promise<void> => {
  const since = performance.now();
  const answered = await isAnswered(url);
  const ms = performance.now() - since;
  const { probes, inTime, slowestMs } = probed;
  const isInTime = answered && ms <= inTimeMs;
  probed = { probes: probes + 1, inTime: inTime + (isInTime ? 1 : 0), slowestMs: Math.max(slowestMs, ms) };
};

process.once('message', () => (isOver = true));
while (!isOver) {
  await Promise.all(urls.map(probe));
  await sleep(everyMs);
}
process.send?.(probed);
process.disconnect();
