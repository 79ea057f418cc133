import type { Rate } from '@treasure-hunt/settings';
import { TokenBucket } from 'limiter';
import { LRUCache } from 'lru-cache';

const maxPlayers = 100_000;

/** A token bucket for each player. Who stays away leaves when their bucket is full again; so do those seen longest ago, where there are too many. */
export class PlayerRate {
  private readonly buckets: LRUCache<string, TokenBucket>;

  constructor(
    private readonly rate: Rate,
    max = maxPlayers,
  ) {
    const { perS, burst } = rate;
    const refillMs = Math.ceil((burst / perS) * 1_000);
    this.buckets = new LRUCache({ max, ttl: refillMs, updateAgeOnGet: true });
  }

  /** How many players are remembered. */
  get players(): number {
    return this.buckets.size;
  }

  /** Takes a token of this player's, if there is one. */
  take(playerId: string): boolean {
    return this.bucketOf(playerId).tryRemoveTokens(1);
  }

  /** How many milliseconds until the player has so many tokens, or all that there can be. */
  waitMs(playerId: string, tokens: number): number {
    return this.bucketOf(playerId).getWaitTime(Math.min(tokens, this.rate.burst));
  }

  /** Forgets those who stay away. */
  tend(): void {
    this.buckets.purgeStale();
  }

  private bucketOf(playerId: string): TokenBucket {
    const known = this.buckets.get(playerId);
    if (known) return known;
    const { perS, burst } = this.rate;
    const bucket = new TokenBucket({ bucketSize: burst, tokensPerInterval: perS, interval: 'second' });
    bucket.content = burst; // The library's begin empty.
    this.buckets.set(playerId, bucket);
    return bucket;
  }
}
