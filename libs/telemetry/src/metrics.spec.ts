import {
  createMetrics,
  signals,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type Metrics,
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
    const declared = Object.entries(signals).map(
      ([name, { kind }]) => name.replaceAll('.', '_') + (kind === 'counter' ? '_total' : ''),
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
