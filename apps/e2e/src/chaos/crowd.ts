import { randomBytes } from 'node:crypto';
import type { Random } from '@treasure-hunt/hunt-simulation';
import type { Course } from './hunts.js';
import { Runner, type Said, type Told } from './runner.js';

/** A player whom the engine owes something. */
export type Waiting = Runner & { readonly owedSinceMs: number };

const isWaiting = (runner: Runner): runner is Waiting => runner.owedSinceMs !== undefined;

/** All players. They arrive at a steady rate, whatever the engine does. */
export class Crowd {
  readonly runners = new Map<string, Runner>();
  /** When the last fact was read, ms. */
  lastToldAtMs = Date.now();
  readonly #run = randomBytes(3).toString('hex');
  readonly #heard = new Set<string>();

  constructor(
    private readonly courses: readonly Course[],
    private readonly random: Random,
    private readonly say: (said: readonly Said[]) => void,
  ) {}

  /** One more player, on the next hunt. */
  arrive(nowMs: number): void {
    const count = this.runners.size;
    const course = this.courses[count % this.courses.length];
    if (!course) return;
    const [errs, dawdles, hurries] = [5, 10, 2].map((oneOf) => this.random.below(oneOf) === 0);
    const nature = { errs: errs === true, dawdles: dawdles === true, hurries: hurries === true };
    const runner = new Runner(`runner-${this.#run}-${count + 1}`, course, nature);
    this.runners.set(runner.playerId, runner);
    this.say(runner.start(nowMs));
  }

  /** A fact from the feed; told again it is the same fact. */
  hear(id: string, told: Told, nowMs: number): void {
    this.lastToldAtMs = nowMs;
    const runner = this.runners.get(String(told.data['playerId']));
    if (!runner || this.#heard.has(id)) return;
    this.#heard.add(id);
    this.say(runner.hear(told, nowMs));
  }

  /** Who has waited longest for something that the engine owes them; undefined where it owes nobody anything. */
  get mostPatient(): Waiting | undefined {
    let most: Waiting | undefined;
    for (const runner of this.runners.values())
      if (isWaiting(runner) && runner.owedSinceMs < (most?.owedSinceMs ?? Infinity)) most = runner;
    return most;
  }

  /** Whether in each hunt somebody who arrived after this time has been assigned a clue. */
  isServedSince(sinceMs: number): boolean {
    const served = new Set<string>();
    for (const { course, assignedAtMs, startedAtMs } of this.runners.values())
      if (startedAtMs > sinceMs && assignedAtMs !== undefined) served.add(course.huntId);
    return served.size === this.courses.length;
  }

  /** Those who have not come to the end of their hunt. */
  get unfinished(): readonly Runner[] {
    return [...this.runners.values()].filter(({ isDone }) => !isDone);
  }
}
