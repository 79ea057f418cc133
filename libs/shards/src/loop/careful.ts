import type { ShardDocument, Trying } from '../ports/store.js';
import { takeBounds } from './queue.js';

/** From this many takeovers without a checkpoint on, owners are dying of a message. */
const suspiciousTakeovers = 3;
/** After this many deaths at one offset its clue is parked unseen. */
const maxDeaths = 2;

/** How a shard goes on whose owners keep dying: one message at a time, each noted first, the guilty one parked unseen. */
export interface Caution {
  /** Up to this offset, one message is taken at a time. */
  readonly until: number;
  readonly lastTry: Trying | null;
}

/** Undefined where nothing is suspicious. */
export const cautionOf = (shard: ShardDocument): Caution | undefined =>
  shard.trying !== null || shard.takeovers >= suspiciousTakeovers
    ? { until: shard.position + takeBounds.maxRecords, lastTry: shard.trying }
    : undefined;

/** What to note before a message is tried, or that it has killed often enough. */
export const nextTry = ({ lastTry }: Caution, offset: number): Trying | 'park it' => {
  const deaths = lastTry?.offset === offset ? lastTry.deaths + 1 : 0;
  return deaths >= maxDeaths ? 'park it' : { offset, deaths };
};
