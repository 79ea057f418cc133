import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** When one began, in milliseconds since 1970, and how long it took. */
export type Pause = readonly [atMs: number, tookMs: number];

/**
 * Imported by a service that is measured (`NODE_OPTIONS=--import`): writes, when the process ends, when each of its garbage collections began and how long it took. Whoever
 * watches over the service has the same environment, and is not meant.
 */
const folder = process.env['GC_PAUSES'];
const isService = process.argv[1]?.endsWith('/dist/main.js') ?? false;
if (isMainThread && isService && folder !== undefined) {
  const pauses: Pause[] = [];
  const note = (list: { getEntries(): { startTime: number; duration: number }[] }): void => {
    for (const { startTime, duration } of list.getEntries())
      pauses.push([performance.timeOrigin + startTime, duration]);
  };
  const observer = new PerformanceObserver(note);
  observer.observe({ entryTypes: ['gc'] });
  process.once('exit', () =>
    writeFileSync(join(folder, `${process.env['INSTANCE']}.pauses.json`), JSON.stringify(pauses)),
  );
}
