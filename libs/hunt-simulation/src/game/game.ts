import {
  ClueAssigned,
  PlayerActed,
  playerActivity,
  playerFeed,
  PlayerMoved,
  SolutionAttempted,
  solutionAttempts,
  SolutionRejected,
  type HuntDefinition,
} from '@treasure-hunt/contracts';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import type { Cluster } from '../cluster/cluster.js';
import { factIn, is, type Fact } from '../fact.js';
import type { Random } from '../random.js';
import { firstAnswer, laterAnswer, targetOf, type Span } from './hunts.js';
import { posted, spoiled, type Letter } from './letters.js';
import { Staff } from './staff.js';
import { away, places, positionOf, type Place } from './places.js';

/** So many attempts are remembered per player and clue, so no more are made. */
const maxAttempts = 15;
/** One message in so many is spoiled, and one is sent again later. */
const oddOdds = 12;
const maxAgainMs = 20_000;
const maxThinkMs = 12_000;
const maxHearMs = 600;

export interface GameOptions {
  readonly players: number;
  /** Milliseconds between two things that a player does, on average. */
  readonly paceMs: number;
  readonly span: Span;
}

/** The players and their game backend: what they do is left to chance, and what they answer to what they are told. */
export class Game {
  private readonly heard = new Set<string>();
  private readonly assignments = new Map<string, string>();
  private readonly attempts = new Map<string, number>();
  private readonly clueIds: string[] = [];
  private letters = 0;
  private readonly staff: Staff;

  constructor(
    private readonly cluster: Cluster,
    /** Of the game alone: what players do does not depend on what else happens. */
    private readonly random: Random,
    private readonly options: GameOptions,
  ) {
    this.staff = new Staff(cluster, random, options.span.endMs);
  }

  /** Players learn that there is a hunt. */
  know(hunt: HuntDefinition): void {
    this.clueIds.push(...hunt.clues.map(({ clueId }) => clueId));
  }

  start(): void {
    for (let n = 0; n < this.options.players; n += 1) this.actLater(`player-${n}`);
    for (let partition = 0; partition < this.cluster.partitions; partition += 1) this.listen(partition);
  }

  private actLater(player: string): void {
    this.later(this.random.below(2 * this.options.paceMs), () => {
      this.act(player);
      this.actLater(player);
    });
  }

  private act(player: string): void {
    const { random } = this;
    const clueId = random.pick(this.clueIds);
    const kind = random.below(20);
    if (kind < 12) return this.move(player, random.one([...places, ...away]));
    if (clueId === undefined) return;
    if (kind < 17) return this.use(player, 'scanned', targetOf(clueId));
    if (kind < 18) return this.use(player, 'retried', clueId);
    this.answer(player, random.oneIn(15) ? 'nowhere.0' : clueId);
  }

  private move(player: string, place: Place): void {
    const at = this.nowMs - this.random.below(1_500);
    const data = { playerId: player, at, position: positionOf(place) };
    this.send({ kind: PlayerMoved, topic: playerActivity, key: player, data, id: this.nextId(player) });
  }

  private use(player: string, action: string, targetId: string): void {
    const data = { playerId: player, at: this.nowMs, action, targetId };
    this.send({ kind: PlayerActed, topic: playerActivity, key: player, data, id: this.nextId(player) });
  }

  private answer(player: string, clueId: string): void {
    const { random } = this;
    const place = `${player} ${clueId}`;
    const count = this.attempts.get(place) ?? 0;
    const number = count > 0 && random.oneIn(6) ? random.below(count) : count;
    if (number >= maxAttempts) return;
    this.attempts.set(place, Math.max(count, number + 1));
    const data = {
      attemptId: `${player}.${clueId}.${number}`,
      clueId,
      playerId: player,
      assignmentId: random.oneIn(12) ? 'none' : (this.assignments.get(place) ?? 'none'),
      answer: random.one([firstAnswer, 'LION!', laterAnswer, 'mouse']),
      at: this.nowMs,
    };
    const id = this.nextId(player);
    this.send({ kind: SolutionAttempted, topic: solutionAttempts, key: clueId, data, id });
  }

  /** What is posted may be spoiled, and may be posted again. */
  private send(letter: Letter): void {
    const { random } = this;
    const record = posted(letter, { random, partitions: this.cluster.partitions });
    if (random.oneIn(oddOdds)) this.append(spoiled(record, random));
    this.append(record);
    if (random.oneIn(oddOdds)) this.later(random.below(maxAgainMs), () => this.append(record));
  }

  private append(record: OutgoingRecord): void {
    this.cluster.broker.append(record);
  }

  private listen(partition: number): void {
    const { broker, schedule } = this.cluster;
    let next = 0;
    const poke = () =>
      schedule.wake(this.random.below(maxHearMs), () => {
        const records = broker.records(playerFeed.name, partition);
        const news = records.slice(next);
        next = records.length;
        for (const record of news) this.hear(factIn(record));
      });
    broker.follow(playerFeed.name, partition, poke);
  }

  private hear(fact: Fact | undefined): void {
    if (!fact || this.heard.has(fact.id)) return;
    this.heard.add(fact.id);
    this.staff.hear(fact);
    if (is(ClueAssigned, fact)) {
      const { playerId, clueId, assignmentId, puzzle } = fact.data;
      this.assignments.set(`${playerId} ${clueId}`, assignmentId);
      if (puzzle.kind === 'text') this.think(playerId, clueId);
    }
    if (is(SolutionRejected, fact) && fact.data.reason !== 'already-solved' && !this.random.oneIn(3))
      this.think(fact.data.playerId, fact.data.clueId);
  }

  private think(player: string, clueId: string): void {
    this.later(this.random.below(maxThinkMs), () => this.answer(player, clueId));
  }

  /** After a time, unless the story has ended by then. */
  private later(afterMs: number, call: () => void): void {
    const { schedule } = this.cluster;
    schedule.wake(afterMs, () => {
      if (schedule.nowMs < this.options.span.endMs) call();
    });
  }

  private nextId(player: string): string {
    this.letters += 1;
    return `${player}/${this.letters}`;
  }

  private get nowMs(): number {
    return Math.floor(this.cluster.schedule.nowMs);
  }
}
