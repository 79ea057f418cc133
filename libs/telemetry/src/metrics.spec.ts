import {
  createMetrics,
  familyName,
  signals,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type Metrics,
  type ObservedName,
  type Signal,
} from './index.js';

const emitter = { service: 'rewards', instance: 'rewards-1' };

const emitAll = (metrics: Metrics): void => {
  for (const [name, { kind }] of Object.entries(signals)) {
    switch (kind) {
      case 'counter':
        metrics.add(name as CounterName, 1);
        break;
      case 'gauge':
        metrics.set(name as GaugeName, 1);
        break;
      case 'observed':
        metrics.observe(() => [{ name: name as ObservedName, value: 1, labels: {} }]);
        break;
      case 'histogram':
        metrics.record(name as HistogramName, 1);
        break;
    }
  }
};

const shownNames = (text: string): string[] =>
  [...text.matchAll(/^# TYPE (\S+)/gm)]
    .map((found) => found[1] ?? '')
    .filter((name) => name !== 'target_info');

describe('metrics', () => {
  it('shows exactly what is declared', async () => {
    const metrics = createMetrics(emitter);
    emitAll(metrics);
    const declared = Object.entries<Signal>(signals).map(
      ([name, { kind, unit }]) => familyName(name, unit) + (kind === 'counter' ? '_total' : ''),
    );
    expect(shownNames(await metrics.metricsText()).sort()).toEqual(declared.sort());
  });

  it('adds up by label, and keeps on adding after it was shown', async () => {
    const metrics = createMetrics(emitter);
    metrics.add('shard.facts', 2, { stage: 'rewards' });
    metrics.add('shard.facts', 5, { stage: 'wallets' });
    await metrics.metricsText();
    metrics.add('shard.facts', 40, { stage: 'rewards' });
    const text = await metrics.metricsText();
    expect(text).toContain('shard_facts_total{stage="rewards"} 42');
    expect(text).toContain('shard_facts_total{stage="wallets"} 5');
  });

  it('shows a distribution in its own buckets, and the last value of a gauge', async () => {
    const metrics = createMetrics(emitter);
    for (const taken of [1, 3, 4000]) metrics.record('shard.take.size', taken, { stage: 'rewards' });
    metrics.set('feed.connections', 9);
    metrics.set('feed.connections', 7);
    const text = await metrics.metricsText();
    expect(text).toContain('shard_take_size_bucket{stage="rewards",le="5"} 2');
    expect(text).toContain('shard_take_size_bucket{stage="rewards",le="2000"} 2');
    expect(text).toContain('shard_take_size_count{stage="rewards"} 3');
    expect(text).toMatch(/^feed_connections 7$/m);
  });

  it('shows a name with its unit, as those who take it over OTLP make of it', async () => {
    const metrics = createMetrics(emitter);
    metrics.record('clue.latency', 0.15);
    metrics.set('process.memory.usage', 4096);
    metrics.add('process.cpu.time', 1.5, { mode: 'user' });
    const text = await metrics.metricsText();
    expect(text).toContain('clue_latency_seconds_bucket{le="0.2"} 1');
    expect(text).toContain('clue_latency_seconds_bucket{le="0.1"} 0');
    expect(text).toMatch(/^process_memory_usage_bytes 4096$/m);
    expect(text).toContain('process_cpu_time_seconds_total{mode="user"} 1.5');
  });

  it('asks for what is observed each time, and shows no more of what is gone', async () => {
    const metrics = createMetrics(emitter);
    const lags = new Map([
      ['0', 7],
      ['1', 9],
    ]);
    metrics.observe(() =>
      [...lags].map(([partition, value]) => ({
        name: 'shard.lag',
        value,
        labels: { stage: 'rewards', partition },
      })),
    );
    metrics.observe(() => [{ name: 'shard.lag', value: 3, labels: { stage: 'wallets', partition: '0' } }]);
    expect(await metrics.metricsText()).toContain('shard_lag{stage="rewards",partition="1"} 9');
    lags.delete('1');
    lags.set('0', 8);
    const text = await metrics.metricsText();
    expect(text).toContain('shard_lag{stage="rewards",partition="0"} 8');
    expect(text).toContain('shard_lag{stage="wallets",partition="0"} 3');
    expect(text).not.toContain('partition="1"');
  });

  it('says who emits', async () => {
    const text = await createMetrics(emitter).metricsText();
    expect(text).toMatch(/target_info\{.*service_name="rewards".*service_instance_id="rewards-1"/);
  });
});

describe('names', () => {
  it('that are not declared do not compile', () => {
    const metrics = createMetrics(emitter);
    // @ts-expect-error -- a counter that nobody declared
    expect(() => metrics.add('shard.invented', 1)).toThrow();
    // @ts-expect-error -- a gauge is not a counter
    expect(() => metrics.add('feed.connections', 1)).toThrow();
  });
});
