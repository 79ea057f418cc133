import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@treasure-hunt/hunt-simulation';
import type { Crowd } from './crowd.js';
import { faults, type Fault, type Surroundings } from './faults.js';

/** What one fault did to the players. */
export interface Struck {
  readonly fault: string;
  /** From the beginning of the fault until everybody was served as before, ms; undefined where that took too long. */
  readonly recoveredMs: number | undefined;
  /** The longest that a player waited meanwhile for something owed to them, ms. */
  readonly longestWaitMs: number;
  /** The longest time in which nobody was told anything, ms. */
  readonly silenceMs: number;
}

const lookEveryMs = 100;
/** Nobody who is served waits longer. */
const servedWithinMs = 2_000;
const recoversWithinMs = 120_000;
const longestPauseMs = 4_000;

/** Strikes with one fault after the other, in an order that chance chooses, each after the last one was survived. */
export class Nemesis {
  readonly struck: Struck[] = [];
  #left: Fault[] = [];

  constructor(
    private readonly crowd: Crowd,
    private readonly around: Surroundings,
    private readonly random: Random,
  ) {}

  async strikeUntil(endsAtMs: number, say: (line: string) => void): Promise<void> {
    while (Date.now() < endsAtMs) {
      const struck = await this.#strike(this.#next(), say);
      this.struck.push(struck);
      say(`${String(this.struck.length).padStart(3)}  ${told(struck)}`);
      await sleep(this.random.below(longestPauseMs));
    }
  }

  /** All of them once before any of them again. */
  #next(): Fault {
    if (this.#left.length === 0) this.#left = [...faults];
    const [fault] = this.#left.splice(this.random.below(this.#left.length), 1);
    if (!fault) throw new Error('There is no fault to strike with.');
    return fault;
  }

  async #strike(fault: Fault, say: (line: string) => void): Promise<Struck> {
    const startedAtMs = Date.now();
    const watch = new Watch(this.crowd, startedAtMs);
    let isOver = false;
    const over = fault.strike(this.around).finally(() => (isOver = true));
    let recoveredMs: number | undefined;
    while (recoveredMs === undefined && Date.now() - startedAtMs < recoversWithinMs) {
      await sleep(lookEveryMs);
      if (watch.seesAllServed(Date.now()) && isOver) recoveredMs = Date.now() - startedAtMs;
    }
    await over;
    if (recoveredMs === undefined) say(`      waiting: ${JSON.stringify(this.crowd.mostPatient)}`);
    const { longestWaitMs, silenceMs } = watch;
    return { fault: fault.name, recoveredMs, longestWaitMs, silenceMs };
  }
}

/** What players go through while a fault lasts. */
class Watch {
  longestWaitMs = 0;
  silenceMs = 0;

  constructor(
    private readonly crowd: Crowd,
    private readonly sinceMs: number,
  ) {}

  /** Whether nobody waits for long, and in each hunt somebody was served who came since. */
  seesAllServed(nowMs: number): boolean {
    const waitMs = nowMs - (this.crowd.mostPatient?.owedSinceMs ?? nowMs);
    this.longestWaitMs = Math.max(this.longestWaitMs, waitMs);
    this.silenceMs = Math.max(this.silenceMs, nowMs - this.crowd.lastToldAtMs);
    return waitMs < servedWithinMs && this.crowd.isServedSince(this.sinceMs);
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const told = ({ fault, recoveredMs, longestWaitMs, silenceMs }: Struck): string => {
  const end = recoveredMs === undefined ? 'NOT RECOVERED' : `recovered in ${seconds(recoveredMs)}`;
  return `${fault.padEnd(24)} ${end}, longest wait ${seconds(longestWaitMs)}, silence ${seconds(silenceMs)}`;
};
