import type { Journal } from '@treasure-hunt/shards';
import type { Metrics } from '@treasure-hunt/telemetry';
import type { LiveFeedSignals } from './live-feed.js';

const millisecondsPerSecond = 1_000;

/** What happens to feeds, for operators. */
export const feedSignals = (
  metrics: Pick<Metrics, 'add' | 'set' | 'record'>,
  journal: Journal,
  told?: LiveFeedSignals['told'],
): LiveFeedSignals => ({
  told,
  open: (count) => metrics.set('feed.connections', count),
  lag: (lagMs) => metrics.record('feed.lag', Math.max(0, lagMs) / millisecondsPerSecond),
  slow: () => {
    metrics.add('feed.slow', 1);
    journal.warn({}, 'A client read its feed too slowly and was let go.');
  },
});
