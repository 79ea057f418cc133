import murmurhash from 'murmurhash';
import type { Heard } from './answers.js';
import type { Leg } from './orders.js';

const hashOf = (id: string): number => murmurhash.v2(id) | 0;

/** Crossings of one drive: when each was to be sent, was sent, and was answered. All times are `performance.now()`. */
export class Tally {
  readonly intendedMs: Float64Array;
  readonly sentMs: Float64Array;
  readonly answeredMs: Float64Array;
  /** A hash of the id of each first answer; the ids themselves would fill the memory. */
  private readonly ids: Int32Array;
  /** Where each leg begins, and the end. */
  readonly bounds: readonly number[];
  readonly byType = new Map<string, number>();
  /** Answers that were repeated under the id that they had before, as is allowed. */
  repeated = 0;
  twice = 0;
  unknown = 0;
  answered = 0;
  lastAnswerMs = 0;

  constructor(
    readonly legs: readonly Leg[],
    readonly first: number,
    readonly startMs: number,
  ) {
    const bounds = [0];
    for (const { perS, seconds } of legs) bounds.push(bounds.at(-1)! + Math.round(perS * seconds));
    this.bounds = bounds;
    const count = bounds.at(-1)!;
    this.intendedMs = new Float64Array(count);
    this.sentMs = new Float64Array(count);
    this.answeredMs = new Float64Array(count);
    this.ids = new Int32Array(count);
    let legStartMs = startMs;
    legs.forEach(({ perS, seconds }, leg) => {
      for (let n = bounds[leg]!; n < bounds[leg + 1]!; n += 1)
        this.intendedMs[n] = legStartMs + ((n - bounds[leg]!) * 1_000) / perS;
      legStartMs += seconds * 1_000;
    });
  }

  get count(): number {
    return this.intendedMs.length;
  }

  /** Notes the answer to a crossing, by its number over all drives. */
  answer(heard: Heard, nowMs: number): void {
    const { crossing } = heard;
    if (crossing === undefined || crossing >= this.first + this.count) {
      this.unknown += 1;
      return;
    }
    const n = crossing - this.first;
    if (n < 0) return; // Of an earlier drive, which did not wait for it any longer.
    if (this.sentMs[n] === 0) this.unknown += 1;
    else if (this.answeredMs[n] !== 0) this.again(n, heard.id);
    else this.note(n, heard, nowMs);
  }

  private note(n: number, { id, type = '' }: Heard, nowMs: number): void {
    if (id !== undefined) this.ids[n] = hashOf(id);
    this.answeredMs[n] = nowMs;
    this.byType.set(type, (this.byType.get(type) ?? 0) + 1);
    this.answered += 1;
    this.lastAnswerMs = nowMs;
  }

  private again(n: number, id: string | undefined): void {
    if (id !== undefined && this.ids[n] === hashOf(id)) this.repeated += 1;
    else this.twice += 1;
  }
}
