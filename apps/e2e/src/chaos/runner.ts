import { randomUUID } from 'node:crypto';
import { playerActivity, solutionAttempts, type Topic } from '@treasure-hunt/contracts';
import type { Json } from '../outside/events.js';
import { rightAnswer, type Course, type Position } from './hunts.js';

/** What a player's game writes: a value of an outer topic, under its key. */
export interface Said {
  readonly topic: Topic;
  readonly key: string;
  readonly value: Json;
}

/** A fact on a player's feed. */
export interface Told {
  readonly type: string;
  readonly data: Json;
}

/** What a player is like. */
export interface Nature {
  /** Gives a wrong answer first. */
  readonly errs: boolean;
  /** Lets the first hold of the well pass. */
  readonly dawdles: boolean;
  /** Walks to the well before the gate is solved. */
  readonly hurries: boolean;
}

/**
 * One player on one hunt. They say something anew only when they are told that it came to nothing, never because
 * it takes long: so what the engine loses stays lost, and is seen.
 */
export class Runner {
  /** Since when the engine owes this player an answer, ms; undefined while it owes none. */
  owedSinceMs: number | undefined;
  startedAtMs = 0;
  /** When they were first assigned a clue. */
  assignedAtMs: number | undefined;
  isDone = false;
  /** The last fact that they were told, for whoever asks what became of them. */
  lastTold = 'nothing';
  #wrongLeft: number;
  #dawdles: boolean;
  #walked = false;
  #granted = false;
  #rich = false;

  constructor(
    readonly playerId: string,
    readonly course: Course,
    private readonly nature: Nature,
  ) {
    this.#wrongLeft = nature.errs ? 1 : 0;
    this.#dawdles = nature.dawdles;
  }

  /** What they begin with. */
  start(nowMs: number): readonly Said[] {
    this.startedAtMs = nowMs;
    this.owedSinceMs = nowMs;
    const scan = this.#scan(this.course.gate, nowMs);
    return this.nature.hurries ? [...this.#walk(nowMs), scan] : [scan];
  }

  /** What they answer to a fact. */
  hear({ type, data }: Told, nowMs: number): readonly Said[] {
    this.lastTold = [type, data['clueId'], data['reason']].filter(Boolean).join(' ');
    switch (type) {
      case 'clue.assigned':
        return this.#assigned(data, nowMs);
      case 'clue.queued':
        return this.#waits();
      case 'clue.expired':
        return data['reason'] === 'hold-ended' ? this.#owed(this.#walk(nowMs), nowMs) : [];
      case 'solution.rejected':
        return data['reason'] === 'wrong-answer' ? this.#owed([this.#attempt(data, nowMs)], nowMs) : [];
      case 'solution.accepted':
        return this.#solved(data['clueId'], nowMs);
      case 'reward.granted':
        return this.#ends(() => (this.#granted = true));
      case 'wallet.changed':
        return this.#ends(() => (this.#rich = true));
    }
    return [];
  }

  #assigned(data: Json, nowMs: number): readonly Said[] {
    this.assignedAtMs ??= nowMs;
    const { clueId } = data;
    if (clueId === this.course.tower) return [];
    if (clueId === this.course.well && this.#dawdles) {
      this.#dawdles = false;
      return this.#waits();
    }
    return this.#owed([this.#attempt(data, nowMs)], nowMs);
  }

  #solved(clueId: unknown, nowMs: number): readonly Said[] {
    switch (clueId) {
      case this.course.gate:
        return this.#owed(this.#walked ? [] : this.#walk(nowMs), nowMs);
      case this.course.well:
        return this.#owed([this.#scan(this.course.tower, nowMs)], nowMs);
    }
    return [];
  }

  #ends(note: () => void): readonly Said[] {
    note();
    this.isDone = this.#granted && this.#rich;
    return this.isDone ? this.#waits() : [];
  }

  #owed(said: readonly Said[], nowMs: number): readonly Said[] {
    this.owedSinceMs = nowMs;
    return said;
  }

  #waits(): readonly Said[] {
    this.owedSinceMs = undefined;
    return [];
  }

  #attempt({ clueId, assignmentId }: Json, nowMs: number): Said {
    const isWrong = this.#wrongLeft > 0;
    this.#wrongLeft -= 1;
    const answer = isWrong ? 'a mouse' : rightAnswer;
    const { playerId } = this;
    const value = { attemptId: randomUUID(), clueId, playerId, assignmentId, answer, at: iso(nowMs) };
    return { topic: solutionAttempts, key: String(clueId), value };
  }

  #scan(targetId: string, nowMs: number): Said {
    return this.#acts({ at: iso(nowMs), action: 'scanned', targetId });
  }

  /** Into the fence from outside. */
  #walk(nowMs: number): readonly Said[] {
    this.#walked = true;
    return [this.#at(this.course.outside, nowMs - 5_000), this.#at(this.course.inside, nowMs)];
  }

  #at(position: Position, atMs: number): Said {
    return this.#acts({ at: iso(atMs), position });
  }

  #acts(value: Json): Said {
    return { topic: playerActivity, key: this.playerId, value: { playerId: this.playerId, ...value } };
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();
