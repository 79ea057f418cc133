import { setTimeout as wait } from 'node:timers/promises';
import type { Readiness } from '../health/readiness.js';

const pauseMs = 1_000;
/** Clients would try for much longer by themselves. */
const patienceMs = 3_000;
/** One answer that is late is no reason to say that a backend is away. */
const failuresInARow = 2;

/** Who is told, and until when. */
export interface Watcher {
  readonly readiness: Pick<Readiness, 'say'>;
  readonly draining: AbortSignal;
}

/** Readiness follows whether a backend answers what it is asked, until the service ends. Never rejects. */
export const watchBackend = async (
  name: string,
  ask: () => Promise<unknown>,
  { readiness, draining }: Watcher,
): Promise<void> => {
  const pause = (ms: number) => wait(ms, false, { signal: draining, ref: false }).catch(() => false);
  const answers = () => {
    const answered = ask().then(
      () => true,
      () => false,
    );
    return Promise.race([answered, pause(patienceMs)]);
  };
  for (let failures = 0; !draining.aborted; await pause(pauseMs)) {
    failures = (await answers()) ? 0 : failures + 1;
    if (!draining.aborted) readiness.say(name, failures < failuresInARow ? [] : [`${name} is away.`]);
  }
};
