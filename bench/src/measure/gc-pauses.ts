import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/**
 * Imported by a service that is measured (`NODE_OPTIONS=--import`): writes, when the process ends, how long each of its garbage collections took. Whoever
 * watches over the service has the same environment, and is not meant.
 */
const folder = process.env['GC_PAUSES'];
const isService = process.argv[1]?.endsWith('/dist/main.js') ?? false;
if (isMainThread && isService && folder !== undefined) {
  const pausesMs: number[] = [];
  const note = (list: { getEntries(): { duration: number }[] }): void =>
    void pausesMs.push(...list.getEntries().map(({ duration }) => duration));
  const observer = new PerformanceObserver(note);
  observer.observe({ entryTypes: ['gc'] });
  process.once('exit', () =>
    writeFileSync(join(folder, `${process.env['INSTANCE']}.pauses.json`), JSON.stringify(pausesMs)),
  );
}
