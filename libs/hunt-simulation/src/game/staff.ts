import {
  chestReveals,
  encode,
  headersOf,
  partitionOf,
  RewardGranted,
  RewardReversalRequested,
} from '@treasure-hunt/contracts';
import type { Cluster } from '../cluster/cluster.js';
import { is, type Fact } from '../fact.js';
import type { Random } from '../random.js';

/** One grant in so many is asked back; one request in so many is sent again, or names a grant that nobody has. */
const reversalOdds = 6;
const oddOdds = 4;
const maxThinkMs = 15_000;

/** Staff who take some grants back. */
export class Staff {
  private requests = 0;

  constructor(
    private readonly cluster: Cluster,
    private readonly random: Random,
    private readonly endMs: number,
  ) {}

  hear(fact: Fact): void {
    if (!is(RewardGranted, fact) || !this.random.oneIn(reversalOdds)) return;
    const { clueId, grantId } = fact.data;
    this.ask(clueId, this.random.oneIn(oddOdds) ? 'no-such-grant' : grantId);
    if (this.random.oneIn(oddOdds)) this.ask(clueId, grantId);
  }

  private ask(clueId: string, grantId: string): void {
    const { broker, partitions, schedule } = this.cluster;
    this.requests += 1;
    const id = `reversal/${this.requests}`;
    const data = { clueId, grantId, requestedBy: 'staff', reason: 'cheated' } as const;
    const post = (): void => {
      if (schedule.nowMs >= this.endMs) return;
      broker.append({
        topic: chestReveals.name,
        partition: partitionOf(clueId, partitions),
        key: clueId,
        value: encode(RewardReversalRequested, data),
        headers: headersOf({
          id,
          type: RewardReversalRequested.type,
          source: '/staff',
          timeMs: schedule.nowMs,
        }),
      });
    };
    schedule.wake(this.random.below(maxThinkMs), post);
    if (this.random.oneIn(oddOdds)) schedule.wake(this.random.below(maxThinkMs), post);
  }
}
