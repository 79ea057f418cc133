import {
  ClueAssigned,
  ClueExpired,
  ClueLocked,
  ClueQueued,
  SolutionAccepted,
} from '@treasure-hunt/contracts';
import { is, type Fact } from './fact.js';
import type { Finding } from './violation.js';

/** How many may hold the clue at once under a version. */
export type Capacity = (huntVersion: number) => number;

/** Who holds one clue and who waits for it, as its outcomes tell, one after the other. */
export class ClueStory {
  /** The assignment of each player who holds the clue. */
  readonly holders = new Map<string, string>();
  readonly waiting: string[] = [];
  /** Who found the clue before it opened, as far as they were told. */
  private readonly early: string[] = [];
  readonly findings: Finding[] = [];

  constructor(private readonly capacity: Capacity) {}

  tell(fact: Fact): void {
    if (is(ClueLocked, fact) && fact.data.missing.length === 0) this.early.push(fact.data.playerId);
    if (is(ClueQueued, fact)) this.queued(fact);
    if (is(ClueAssigned, fact)) this.assigned(fact);
    if (is(SolutionAccepted, fact)) this.left(fact, fact.data.assignmentId);
    if (is(ClueExpired, fact)) this.expired(fact);
  }

  private queued(fact: Fact<ClueQueued>): void {
    const { playerId, place } = fact.data;
    this.letIn(fact, playerId);
    if (this.holders.has(playerId)) this.find(`${playerId} waits for what they hold.`, fact);
    if (this.waiting.includes(playerId)) this.find(`${playerId} stands in line twice.`, fact);
    this.waiting.push(playerId);
    if (place !== this.waiting.length)
      this.find(`${playerId} is told place ${place} instead of ${this.waiting.length}.`, fact);
  }

  private assigned(fact: Fact<ClueAssigned>): void {
    const { playerId, assignmentId, huntVersion } = fact.data;
    this.letIn(fact, playerId);
    if (this.holders.has(playerId)) this.find(`${playerId} has two current assignments.`, fact);
    if (this.waiting.length > 0 && this.waiting[0] !== playerId)
      this.find(`${playerId} overtakes ${this.waiting[0]}.`, fact);
    remove(this.waiting, playerId);
    this.holders.set(playerId, assignmentId);
    const capacity = this.capacity(huntVersion);
    if (this.holders.size > capacity) this.find(`${this.holders.size} hold what ${capacity} may.`, fact);
  }

  private expired(fact: Fact<ClueExpired>): void {
    const { playerId, assignmentId } = fact.data;
    if (assignmentId !== undefined) return this.left(fact, assignmentId);
    remove(this.waiting, playerId);
    remove(this.early, playerId);
  }

  private left(fact: Fact<{ readonly playerId: string }>, assignmentId: string): void {
    const { playerId } = fact.data;
    if (this.holders.get(playerId) !== assignmentId)
      this.find(`${playerId} does not hold ${assignmentId}.`, fact);
    this.holders.delete(playerId);
  }

  /** Who came early is let in in the order of coming. */
  private letIn(fact: Fact, playerId: string): void {
    if (this.early.includes(playerId) && this.early[0] !== playerId)
      this.find(`${playerId} overtakes ${this.early[0]}, who was early before.`, fact);
    remove(this.early, playerId);
  }

  private find(what: string, { key, at }: Fact): void {
    this.findings.push({ what: `${key}: ${what}`, records: [at] });
  }
}

const remove = (players: string[], player: string): void => {
  const at = players.indexOf(player);
  if (at >= 0) players.splice(at, 1);
};
