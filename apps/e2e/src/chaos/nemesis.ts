import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@treasure-hunt/hunt-simulation';
import type { Crowd } from './crowd.js';
import { faults, type Fault, type Surroundings } from './faults.js';

/** What one fault did to the players. */
export interface Struck {
  readonly fault: string;
  readonly startedAtMs: number;
  /** From the beginning of the fault until everybody was served as before, ms; undefined where that took too long. */
  readonly recoveredMs: number | undefined;
  /** The longest that a player waited meanwhile for something owed to them, ms. */
  readonly longestWaitMs: number;
  /** The longest time in which nobody was told anything, ms. */
  readonly silenceMs: number;
}

const lookEveryMs = 100;
/** Nobody who is served waits longer: this, or twice as long as on a calm day where the machine has much to do. */
const servedWithinMs = 3_000;
/** When it is over. */
const recoversWithinMs = 120_000;
const longestPauseMs = 4_000;

/** All faults in an order that chance chooses, again and again until it is so late. */
export function* shuffledUntil(endsAtMs: number, random: Random): Generator<Fault> {
  for (let left: Fault[] = []; Date.now() < endsAtMs;) {
    if (left.length === 0) left = [...faults];
    yield* left.splice(random.below(left.length), 1);
  }
}

/** Strikes with one fault after the other, each after the last one was survived. */
export class Nemesis {
  readonly struck: Struck[] = [];
  #patienceMs = servedWithinMs;

  constructor(
    private readonly crowd: Crowd,
    private readonly around: Surroundings,
  ) {}

  /** Looks how long players wait while nothing is wrong. */
  async beCalm(forMs: number): Promise<void> {
    const watch = new Watch(this.crowd);
    for (const endsAtMs = Date.now() + forMs; Date.now() < endsAtMs; await sleep(lookEveryMs))
      watch.look(Date.now());
    this.#patienceMs = Math.max(servedWithinMs, 2 * watch.longestWaitMs);
  }

  async strike(all: Iterable<Fault>, say: (line: string) => void): Promise<void> {
    for (const fault of all) {
      const struck = await this.#strike(fault, say);
      this.struck.push(struck);
      say(`${String(this.struck.length).padStart(3)}  ${told(struck)}`);
      await sleep(this.around.random.below(longestPauseMs));
    }
  }

  async #strike(fault: Fault, say: (line: string) => void): Promise<Struck> {
    const startedAtMs = Date.now();
    const watch = new Watch(this.crowd);
    let endsAtMs = Infinity;
    const over = fault.strike(this.around).finally(() => (endsAtMs = Date.now() + recoversWithinMs));
    let recoveredMs: number | undefined;
    while (recoveredMs === undefined && Date.now() < endsAtMs) {
      await sleep(lookEveryMs);
      const waitMs = watch.look(Date.now());
      const isServed = waitMs < this.#patienceMs && this.crowd.isServedSince(startedAtMs);
      if (isServed && endsAtMs < Infinity) recoveredMs = Date.now() - startedAtMs;
    }
    await over;
    if (recoveredMs === undefined) say(`      waiting: ${JSON.stringify(this.crowd.mostPatient)}`);
    const { longestWaitMs, silenceMs } = watch;
    return { fault: fault.name, startedAtMs, recoveredMs, longestWaitMs, silenceMs };
  }
}

/** What players go through while a fault lasts. */
class Watch {
  longestWaitMs = 0;
  silenceMs = 0;

  constructor(private readonly crowd: Crowd) {}

  /** How long the player waits now who waits longest. */
  look(nowMs: number): number {
    const waitMs = nowMs - (this.crowd.mostPatient?.owedSinceMs ?? nowMs);
    this.longestWaitMs = Math.max(this.longestWaitMs, waitMs);
    this.silenceMs = Math.max(this.silenceMs, nowMs - this.crowd.lastToldAtMs);
    return waitMs;
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const told = ({ fault, recoveredMs, longestWaitMs, silenceMs }: Struck): string => {
  const end = recoveredMs === undefined ? 'NOT RECOVERED' : `recovered in ${seconds(recoveredMs)}`;
  return `${fault.padEnd(24)} ${end}, longest wait ${seconds(longestWaitMs)}, silence ${seconds(silenceMs)}`;
};
