import type { Journal } from '@treasure-hunt/shards';
import type { Metrics } from '@treasure-hunt/telemetry';
import type { FeedSignals } from './feed.js';

/** What happens to feeds, for operators. */
export const feedSignals = (
  metrics: Pick<Metrics, 'add' | 'set'>,
  journal: Journal,
  told?: FeedSignals['told'],
): FeedSignals => ({
  told,
  open: (count) => metrics.set('feed.connections', count),
  slow: () => {
    metrics.add('feed.slow', 1);
    journal.warn({}, 'A client read its feed too slowly and was let go.');
  },
});
