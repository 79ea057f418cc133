import type { Heard } from '../play/heard.js';
import { consequencesOf, onceOnly, type Generosity } from './about.js';

/** Facts that only the walk can bring about; anything else of these kinds was not earned. */
const earned: ReadonlySet<Heard['type']> = new Set([
  'clue.assigned',
  'solution.accepted',
  'chest.revealed',
  'chest.exhausted',
  'reward.granted',
]);

/** Keeps account of what has to come, what came, and what came that must not. */
export class Ledger {
  readonly counts = new Map<string, number>();
  /** Facts that came again under the same id: the contract allows that. */
  redelivered = 0;
  /** What happened a second time, under another id. */
  readonly twice: string[] = [];
  readonly unexpected: string[] = [];
  private readonly ids = new Set<string>();
  private readonly happened = new Set<string>();
  private readonly expected: Set<string>;
  private readonly outstanding: Set<string>;

  constructor(
    expected: readonly string[],
    private readonly generosity: Generosity,
  ) {
    this.expected = new Set(expected);
    this.outstanding = new Set(expected);
  }

  /** Enters a fact; false if it was entered before under the same id. */
  enter(fact: Heard): boolean {
    if (this.ids.has(fact.id)) {
      this.redelivered += 1;
      return false;
    }
    this.ids.add(fact.id);
    this.counts.set(fact.type, (this.counts.get(fact.type) ?? 0) + 1);
    this.note(fact);
    for (const next of consequencesOf(fact, this.generosity)) this.expect(next);
    return true;
  }

  /** What has not come yet. */
  get missing(): readonly string[] {
    return [...this.outstanding];
  }

  get isComplete(): boolean {
    return this.outstanding.size === 0;
  }

  private note(fact: Heard): void {
    const [name, ...numbers] = onceOnly(fact);
    if (name === undefined) return;
    if (earned.has(fact.type) && !this.expected.has(name)) this.unexpected.push(name);
    for (const one of [name, ...numbers]) {
      if (this.happened.has(one)) this.twice.push(one);
      this.happened.add(one);
      this.outstanding.delete(one);
    }
  }

  private expect(name: string): void {
    this.expected.add(name);
    if (!this.happened.has(name)) this.outstanding.add(name);
  }
}
