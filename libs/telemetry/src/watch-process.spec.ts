import { createMetrics, watchProcess } from './index.js';

const shown = (text: string, line: RegExp): number => Number(line.exec(text)?.[1]);

it('shows what a process costs: processor time since it began, memory, and garbage collections by kind', async () => {
  const metrics = createMetrics({ service: 'rewards', instance: 'rewards-1' });
  const watch = watchProcess(metrics);
  watch.report();
  let kept: object[] = [];
  let text = '';
  // Until there was one: what is told of a collection comes a turn later.
  while (!text.includes('v8js_gc_duration_seconds_count{type="minor"}')) {
    for (let n = 0; n < 200_000; n += 1) kept.push({ n });
    kept = [];
    await new Promise((resolve) => setImmediate(resolve));
    text = await metrics.metricsText();
  }
  watch.report();
  watch.stop();
  text = await metrics.metricsText();
  const { user } = process.cpuUsage();
  const spentS = shown(text, /process_cpu_time_seconds_total\{mode="user"\} (\S+)/);
  expect(spentS).toBeGreaterThan(0);
  expect(spentS).toBeLessThanOrEqual(user / 1e6);
  expect(shown(text, /^process_memory_usage_bytes (\S+)/m)).toBeGreaterThan(1024 * 1024);
});
