import { RewardGranted, rewardsTopic } from '@treasure-hunt/contracts';
import { reversalRecord } from '@treasure-hunt/publication';
import { factsOn, is } from './fact.js';
import type { World } from './world.js';

/** Staff who take grants back: they see what rewards has said so far, and ask through hunt-catalog. */
export class Staff {
  private requests = 0;

  constructor(private readonly world: World) {}

  /**
   * Asks to take back what was granted to a player at a clue; every time in other words, so that it is another request.
   * Now and then an answer is lost on the way, and it is asked again.
   */
  reverse(player: string, clueId: string): void {
    const granted = factsOn(this.world.log, rewardsTopic)
      .filter((fact) => is(RewardGranted, fact))
      .find(({ data }) => data.playerId === player && data.clueId === clueId);
    const grantId = granted?.data.grantId ?? `none-for-${player}`;
    const reason = `Complaint ${++this.requests}.`;
    const request = { data: { clueId, grantId, requestedBy: 'staff', reason }, at: this.world.nowMs };
    const record = reversalRecord(request, { topicPrefix: '', partitions: this.world.partitions });
    for (let times = 1 + this.world.random.below(2); times > 0; times -= 1) this.world.log.append(record);
  }
}
