import {
  ClueAssigned,
  encode,
  headersOf,
  partitionOf,
  playerFeed,
  SolutionAttempted,
  solutionAttempts,
  SolutionRejected,
} from '@treasure-hunt/contracts';
import type { LogRecord, OutgoingRecord } from '@treasure-hunt/shards';
import { factIn, is, type Fact } from './fact.js';
import type { Attempt, Solver } from './story.js';
import type { Actor, World } from './world.js';

/** The players as their game backend sees them: it reads the feed, and says what they answer. */
export class Players implements Actor {
  private readonly positions: number[];
  /** The `ce_id`s seen: the feed may say things twice. */
  private readonly seen = new Set<string>();
  /** The assignment that a player was told of last, by player and clue. */
  private readonly assignments = new Map<string, string>();
  private readonly attempts = new Map<string, number>();
  /** The answers that solvers have not tried yet, by player and clue. */
  private readonly untried: Map<string, string[]>;

  constructor(
    private readonly world: World,
    solvers: readonly Solver[],
  ) {
    this.positions = Array.from({ length: world.partitions }, () => 0);
    this.untried = new Map(solvers.map(({ player, clueId, answers }) => [at(player, clueId), [...answers]]));
  }

  get isReady(): boolean {
    return this.unread().length > 0;
  }

  /** Hears one message. */
  act(): void {
    const partition = this.world.random.pick(this.unread());
    if (partition === undefined) return;
    const position = this.positions[partition] ?? 0;
    this.positions[partition] = position + 1;
    const record = this.feed(partition)[position];
    const fact = record && factIn(record);
    if (!fact || this.seen.has(fact.id)) return;
    this.seen.add(fact.id);
    this.hear(fact);
  }

  /** Says what a player answers, under the assignment that they know of. */
  answer(player: string, { clueId, answer, attemptId }: Attempt): void {
    const place = at(player, clueId);
    const count = (this.attempts.get(place) ?? 0) + 1;
    this.attempts.set(place, count);
    const attempt = {
      attemptId: attemptId ?? `${player}.${clueId}.${count}`,
      clueId,
      playerId: player,
      assignmentId: this.assignments.get(place) ?? 'none',
      answer,
      at: this.world.nowMs,
    };
    this.world.log.append(this.recordOf(attempt, `${player}/answered/${clueId}/${count}`));
  }

  private hear(fact: Fact): void {
    if (is(ClueAssigned, fact)) {
      const { playerId, clueId, assignmentId } = fact.data;
      this.assignments.set(at(playerId, clueId), assignmentId);
      this.tryNext(playerId, clueId);
    }
    if (is(SolutionRejected, fact) && fact.data.reason === 'wrong-answer')
      this.tryNext(fact.data.playerId, fact.data.clueId);
  }

  private tryNext(player: string, clueId: string): void {
    const answer = this.untried.get(at(player, clueId))?.shift();
    if (answer !== undefined) this.answer(player, { clueId, answer });
  }

  private recordOf(attempt: SolutionAttempted, id: string): OutgoingRecord {
    return {
      topic: solutionAttempts.name,
      partition: partitionOf(attempt.clueId, this.world.partitions),
      key: attempt.clueId,
      value: encode(SolutionAttempted, attempt),
      headers: headersOf({ id, type: SolutionAttempted.type, source: '/game', timeMs: attempt.at }),
    };
  }

  private unread(): number[] {
    return this.positions.flatMap((position, partition) =>
      position < this.feed(partition).length ? [partition] : [],
    );
  }

  private feed(partition: number): readonly LogRecord[] {
    return this.world.log.records(playerFeed.name, partition);
  }
}

const at = (player: string, clueId: string): string => `${player} ${clueId}`;
