import type { OngoingPlay } from '../play/play.js';
import type { Percentiles } from '../watch/latency.js';

/** What came of a play. Times in milliseconds unless the name says otherwise. */
export interface Summary {
  readonly huntId: string;
  readonly players: number;
  readonly speed: number;
  readonly tookS: number;
  readonly interrupted: boolean;
  readonly fixesSent: number;
  readonly fixesPlanned: number;
  /** Facts received about these players in this hunt, by type; each `ce_id` once. */
  readonly facts: Readonly<Record<string, number>>;
  /** Facts that came again under the same `ce_id`, which the contract allows. */
  readonly redelivered: number;
  /** What must happen once and happened again. */
  readonly twice: readonly string[];
  readonly missing: readonly string[];
  /** What came without having been earned by the walk. */
  readonly unexpected: readonly string[];
  /** Facts that are not as the contract says. */
  readonly unreadable: readonly string[];
  readonly crossingToAssignmentMs: Percentiles;
  readonly crossingToRewardMs: Percentiles;
  /** All coins granted, by currency. */
  readonly coins: Readonly<Record<string, number>>;
  /** One of them: the one that was granted last. */
  readonly lastCoinId?: string | undefined;
}

export const summaryOf = (
  { play: { hunt, players, schedule, watch }, fixesSent, unreadable }: OngoingPlay,
  { tookS, interrupted }: Pick<Summary, 'tookS' | 'interrupted'>,
): Summary => ({
  huntId: hunt.huntId,
  players: players.length,
  speed: schedule.speed,
  tookS,
  interrupted,
  fixesSent,
  fixesPlanned: schedule.departures.length,
  facts: Object.fromEntries([...watch.ledger.counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  redelivered: watch.ledger.redelivered,
  twice: watch.ledger.twice,
  missing: watch.missing,
  unexpected: watch.ledger.unexpected,
  unreadable,
  crossingToAssignmentMs: watch.latencies.assignment.percentiles,
  crossingToRewardMs: watch.latencies.reward.percentiles,
  coins: watch.wallets.totals,
  lastCoinId: watch.wallets.lastCoinId,
});

/** Whether everything that was expected came, once, and nothing else. */
export const isFlawless = ({ twice, missing, unexpected, unreadable }: Summary): boolean =>
  [twice, missing, unexpected, unreadable].every(({ length }) => length === 0);
