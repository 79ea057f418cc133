import type { Outcome } from '@treasure-hunt/decider/testing';
import type { Fact, FactOf } from '../messages.js';

/** Who holds a clue and who stands in line for it, by what was said; asserts that each fact may be said then. */
export class Ledger {
  readonly holders = new Map<string, string>();
  readonly queue: string[] = [];
  readonly early: string[] = [];
  readonly finders = new Map<string, number>();
  private readonly assignments = new Set<string>();

  constructor(private readonly capacity: number) {}

  /** Takes in what was said in one decision. */
  note(facts: Outcome['facts']): void {
    for (const { type, data } of facts) this.changes[type as Fact['type']]?.(data as never);
  }

  private readonly changes: { readonly [Type in Fact['type']]?: (data: FactOf<Type>['data']) => void } = {
    'place.taken': ({ line, playerId }) => line === 'early' && this.early.push(playerId),
    'place.left': ({ line, playerId }) => {
      const players = line === 'early' ? this.early : this.queue;
      players.splice(players.indexOf(playerId), 1, '');
    },
    'clue.queued': ({ playerId, place }) => {
      this.letIn(this.early, playerId);
      this.queue.push(playerId);
      expect(place).toBe(this.queue.length);
    },
    'clue.assigned': (data) => this.assigned(data),
    'clue.expired': (data) => this.expired(data),
    'solution.accepted': (data) => this.accepted(data),
  };

  private assigned({ playerId, assignmentId }: { playerId: string; assignmentId: string }): void {
    this.letIn(this.early, playerId);
    this.letIn(this.queue, playerId);
    expect(this.holders.has(playerId)).toBe(false);
    expect(this.assignments.has(assignmentId)).toBe(false);
    this.assignments.add(assignmentId);
    this.holders.set(playerId, assignmentId);
    expect(this.holders.size).toBeLessThanOrEqual(this.capacity);
  }

  /** Whoever is let in was the first in line; whoever was in no line overtakes nobody. */
  private letIn(line: string[], playerId: string): void {
    if (line[0] === '') line.shift();
    else expect([playerId, line]).toEqual([playerId, []]);
    expect(line).not.toContain('');
    expect(line).not.toContain(playerId);
  }

  private expired({ playerId, assignmentId }: { playerId: string; assignmentId?: string | undefined }): void {
    if (assignmentId !== undefined) {
      expect(this.holders.get(playerId)).toBe(assignmentId);
      this.holders.delete(playerId);
      return;
    }
    for (const line of [this.early, this.queue]) if (line.includes('')) line.splice(line.indexOf(''), 1);
    expect([...this.early, ...this.queue]).not.toContain(playerId);
  }

  private accepted(data: { playerId: string; assignmentId: string; finder: number }): void {
    if (this.finders.get(data.playerId) === data.finder) return; // Told again.
    expect(this.holders.get(data.playerId)).toBe(data.assignmentId);
    expect(data.finder).toBe(this.finders.size + 1);
    this.finders.set(data.playerId, data.finder);
    this.holders.delete(data.playerId);
  }
}
