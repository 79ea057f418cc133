import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metrics } from './metrics.js';

const nanosecondsPerSecond = 1e9;
const quantiles = [50, 99, 100] as const;

/** Watches how late the event loop is. `report` sets the gauge to what was seen since the last report. */
export const watchEventLoop = (metrics: Metrics): { report(): void; stop(): void } => {
  const delays = monitorEventLoopDelay({ resolution: 10 });
  delays.enable();
  return {
    report: () => {
      for (const quantile of quantiles) {
        const delayS = delays.count > 0 ? delays.percentile(quantile) / nanosecondsPerSecond : 0;
        metrics.set('process.eventloop.delay', delayS, { quantile: String(quantile / 100) });
      }
      delays.reset();
    },
    stop: () => void delays.disable(),
  };
};
