import type { HuntDefinition } from '@treasure-hunt/contracts';
import type { Heard } from '../play/heard.js';

interface Chest {
  readonly supply: number;
  /** What earlier plays had left, as far as it is known: what the first opening of this play says. */
  before: number;
  opened: number;
}

/** Watches that chests are neither held back nor oversold. */
export class Supply {
  private readonly chests = new Map<string, Chest>();
  private readonly exhausted = new Map<string, number>();

  constructor(private readonly hunt: HuntDefinition) {
    for (const { chestId, supply } of hunt.chests) this.chests.set(chestId, { supply, before: 0, opened: 0 });
  }

  enter(fact: Heard): void {
    if (fact.type === 'chest.revealed') this.open(fact.data.chestId, fact.data.left);
    if (fact.type === 'chest.exhausted')
      this.exhausted.set(fact.data.clueId, (this.exhausted.get(fact.data.clueId) ?? 0) + 1);
  }

  /** Chests that should have been opened and were not: players were sent away while there was something left. */
  get heldBack(): readonly string[] {
    return [...this.exhausted].flatMap(([clueId, sentAway]) => {
      const left = this.chestsAt(clueId).reduce(
        (sum, { before, opened }) => sum + Math.max(0, before - opened),
        0,
      );
      const missed = Math.min(left, sentAway);
      return missed > 0 ? [`${missed} chests at ${clueId} that were left`] : [];
    });
  }

  private open(chestId: string, left: number): void {
    const chest = this.chests.get(chestId);
    if (!chest) return;
    chest.opened += 1;
    chest.before = Math.max(chest.before, left + 1);
  }

  private chestsAt(clueId: string): readonly Chest[] {
    return this.hunt.chests
      .filter((chest) => chest.clueId === clueId)
      .map(({ chestId }) => this.chests.get(chestId))
      .filter((chest) => chest !== undefined);
  }
}
