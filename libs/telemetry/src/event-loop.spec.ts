import { setTimeout as wait } from 'node:timers/promises';
import { createMetrics, watchProcess } from './index.js';

const delayS = (text: string): number =>
  Number(/process_eventloop_delay_seconds\{quantile="1"\} (\S+)/.exec(text)?.[1]);

const block = (blockedMs: number): void => {
  const until = performance.now() + blockedMs;
  while (performance.now() < until);
};

it('shows how long the event loop was blocked, in seconds, and forgets it at the next report', async () => {
  const metrics = createMetrics({ service: 'rewards', instance: 'rewards-1' });
  const watch = watchProcess(metrics);
  await wait(50);
  block(1000);
  await wait(50);
  watch.report();
  expect(delayS(await metrics.metricsText())).toBeGreaterThan(0.9);
  watch.report();
  expect(delayS(await metrics.metricsText())).toBeLessThan(0.9);
  watch.stop();
});
