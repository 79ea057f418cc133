import type { Heard } from '../play/heard.js';
import type { Player } from '../play/player.js';
import { Latency } from './latency.js';

/**
 * Measures from the moment at which the fix that completes a crossing is sent (or a scan) to the moment at which the fact is read.
 * A clue that was locked first is left out: it waited for its player, not for the engine.
 */
export class Latencies {
  readonly assignment = new Latency();
  readonly reward = new Latency();
  private readonly locked = new Set<string>();

  enter(fact: Heard, player: Player): void {
    if (fact.type === 'clue.locked') this.locked.add(nameOf(fact.data));
    if (fact.type === 'clue.assigned') this.record(this.assignment, fact, player);
    if (fact.type === 'reward.granted') this.record(this.reward, fact, player);
  }

  private record(latency: Latency, { data, readAtMs }: Measured, player: Player): void {
    const foundAtMs = player.foundAtMs(data.clueId);
    if (foundAtMs !== undefined && !this.locked.has(nameOf(data))) latency.record(readAtMs - foundAtMs);
  }
}

type Measured = Extract<Heard, { type: 'clue.assigned' | 'reward.granted' }>;

const nameOf = ({ clueId, playerId }: { readonly clueId: string; readonly playerId: string }): string =>
  `${clueId} ${playerId}`;
