import { createMetrics } from '@treasure-hunt/telemetry';
import { feedSignals } from './feed-signals.js';

describe('what operators see of feeds', () => {
  it('is how many are open, how late they are, and how many were cut because they read too slowly', async () => {
    const metrics = createMetrics({ service: 'gateway', instance: 'gateway-1' });
    const said: string[] = [];
    const say = (_: object, text: string) => void said.push(text);
    const signals = feedSignals(metrics, { info: say, warn: say, error: say });
    signals.open(3);
    signals.slow();
    signals.slow();
    signals.lag(40);
    signals.lag(-3); // The brokers' clock is a little ahead.
    const shown = await metrics.metricsText();
    expect(shown).toMatch(/^feed_connections(\{.*\})? 3$/m);
    expect(shown).toMatch(/^feed_slow_total(\{.*\})? 2$/m);
    expect(shown).toContain('feed_lag_seconds_bucket{le="0.05"} 2');
    expect(shown).toContain('feed_lag_seconds_sum 0.04');
    expect(said).toHaveLength(2);
  });
});
