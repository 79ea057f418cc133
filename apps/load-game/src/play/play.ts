import { setTimeout as wait } from 'node:timers/promises';
import type { HuntDefinition } from '@treasure-hunt/contracts';
import type { GameLink } from '../link/game-link.js';
import type { Watch } from '../watch/watch.js';
import { hear, type FeedRecord, type Heard } from './heard.js';
import { Outbox } from './outbox.js';
import type { Player } from './player.js';
import type { Schedule } from './schedule.js';

/** Who plays what, when. */
export interface Play {
  readonly hunt: HuntDefinition;
  /** By the place of their walk in the list of walks. */
  readonly players: readonly Player[];
  readonly schedule: Schedule;
  readonly watch: Watch;
}

/** How long after the last fix what is missing is waited for. */
export interface Patience {
  readonly timeoutMs: number;
}

/** What comes twice comes soon after: a complete play is watched for this much longer. */
const settleMs = 1_500;
const pollMs = 50;

/** A play that is going on. */
export class OngoingPlay {
  fixesSent = 0;
  /** Facts that could not be read. */
  readonly unreadable: string[] = [];
  private readonly outbox: Outbox;
  private readonly playerOf: ReadonlyMap<string, Player>;

  constructor(
    readonly play: Play,
    private readonly link: GameLink,
    private readonly signal: AbortSignal,
  ) {
    this.outbox = new Outbox(link.send, signal);
    this.playerOf = new Map(play.players.map((player) => [player.playerId, player]));
  }

  /** Plays to the end: every fix is sent, and nothing is missing or the patience is over. Rejects when the signal aborts. */
  async run({ timeoutMs }: Patience): Promise<void> {
    const { signal } = this;
    await this.link.follow((records) => this.read(records), { playerIds: [...this.playerOf.keys()], signal });
    await this.walk();
    await this.outbox.empty();
    await this.untilComplete(performance.now() + timeoutMs);
    await wait(settleMs, undefined, { signal: this.signal });
  }

  private async walk(): Promise<void> {
    const startMs = performance.now();
    for (const { dueMs, walk, fix } of this.play.schedule.departures) {
      const earlyMs = startMs + dueMs - performance.now();
      if (earlyMs > 0) await wait(earlyMs, undefined, { signal: this.signal });
      this.outbox.put(this.play.players[walk]?.move(fix, performance.now()) ?? []);
      this.fixesSent += 1;
    }
  }

  private async untilComplete(deadlineMs: number): Promise<void> {
    while (!this.play.watch.ledger.isComplete && performance.now() < deadlineMs) {
      await wait(pollMs, undefined, { signal: this.signal });
      await this.outbox.empty();
    }
  }

  private read(records: readonly FeedRecord[]): void {
    const readAtMs = performance.now();
    for (const record of records) {
      const fact = this.hearOrNote(record, readAtMs);
      const player = fact && this.playerOf.get(fact.data.playerId);
      if (!player || !this.isOfThisHunt(fact)) continue;
      if (this.play.watch.enter(fact, player)) this.outbox.put(player.react(fact));
    }
  }

  private hearOrNote(record: FeedRecord, readAtMs: number): Heard | undefined {
    try {
      return hear(record, readAtMs);
    } catch (error) {
      // The reader must go on: a fact that breaks the contract is part of what is reported.
      this.unreadable.push(String(error));
      return undefined;
    }
  }

  /** Other hunts may be laid over the same places. */
  private isOfThisHunt({ data }: Heard): boolean {
    return data.huntId === undefined || data.huntId === this.play.hunt.huntId;
  }
}
