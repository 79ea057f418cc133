import { constants, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { watchEventLoop } from './event-loop.js';
import type { Metrics } from './metrics.js';

const microsecondsPerSecond = 1e6;
const millisecondsPerSecond = 1e3;

/** Kinds of collection by V8's number of them. */
const collections = new Map<unknown, string>([
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'],
]);

type Collection = PerformanceEntry & { readonly detail: { readonly kind: number } };

const watchCollections = (metrics: Metrics): PerformanceObserver => {
  const observer = new PerformanceObserver((seen) => {
    for (const { duration, detail } of seen.getEntries() as Collection[]) {
      const type = collections.get(detail.kind) ?? 'other';
      metrics.record('v8js.gc.duration', duration / millisecondsPerSecond, { type });
    }
  });
  observer.observe({ entryTypes: ['gc'] });
  return observer;
};

/** Adds what was used since the last report. */
const watchProcessor = (metrics: Metrics) => {
  let last = { user: 0, system: 0 };
  return (): void => {
    const used = process.cpuUsage();
    for (const mode of ['user', 'system'] as const)
      metrics.add('process.cpu.time', (used[mode] - last[mode]) / microsecondsPerSecond, { mode });
    last = used;
  };
};

/** Watches what the process costs and how late it is: event loop, garbage collection, processor and memory. `report` is called once a second. */
export const watchProcess = (metrics: Metrics): { report(): void; stop(): void } => {
  const eventLoop = watchEventLoop(metrics);
  const collections = watchCollections(metrics);
  const reportProcessor = watchProcessor(metrics);
  return {
    report: () => {
      eventLoop.report();
      reportProcessor();
      metrics.set('process.memory.usage', process.memoryUsage.rss());
    },
    stop: () => {
      eventLoop.stop();
      collections.disconnect();
    },
  };
};
