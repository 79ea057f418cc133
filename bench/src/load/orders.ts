import type { CourseSize } from '../course.js';

/** What the load is started with, as JSON in its first argument. */
export interface LoadOptions {
  readonly kafkaBrokers: string;
  readonly input: string;
  readonly partitions: number;
  /** `types`: the `ce_type`s of what counts as an answer; without it every record does. */
  readonly answers: { readonly topic: string; readonly types?: readonly string[] };
  readonly course: CourseSize;
}

/** So many crossings a second for so long. */
export interface Leg {
  readonly name: string;
  readonly perS: number;
  readonly seconds: number;
}

/** What the load is told to do, one after the other. */
export type Order =
  /** Gives each player their first fix, and waits until these are written. */
  | { readonly kind: 'place'; readonly perS: number }
  /** Drives the legs without a pause between them, then waits for what is not answered. */
  | { readonly kind: 'drive'; readonly legs: readonly Leg[]; readonly drainMs: number };

/** Times in milliseconds, from when a fix was to be sent until its answer was read. */
export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** What came of a leg. */
export interface LegResult {
  readonly name: string;
  readonly sent: number;
  readonly answered: number;
  /** Answers that came while the leg went on, whichever fixes they answer: what the contender got done, a second. */
  readonly answersPerS: number;
  /** An HDR histogram of microseconds, encoded; whoever adds legs up decodes it. */
  readonly histogram: string;
  /** How late the load itself was, in milliseconds at the 99th percentile; it is part of the latency. */
  readonly sentLateP99: number;
  /** For each second by intended time: the 99th percentile in milliseconds. */
  readonly p99BySecond: readonly number[];
}

/** What came of a drive. */
export interface Driven {
  readonly legs: readonly LegResult[];
  /** Crossings that were answered more than once, under several ids or none. */
  readonly twice: number;
  /** Answers that were repeated under the id that they had before. */
  readonly repeated: number;
  /** Answers to what nobody did. */
  readonly unknown: number;
  /** Crossings without an answer when the drain was over. */
  readonly missing: number;
  /** Answers by their `ce_type`. */
  readonly byType: Readonly<Record<string, number>>;
  /** From the last fix until the last answer, in milliseconds. */
  readonly drainMs: number;
}

/** What the load says. */
export type Report =
  | { readonly kind: 'ready' }
  | { readonly kind: 'placed' }
  | { readonly kind: 'leg'; readonly name: string }
  | { readonly kind: 'over' }
  | { readonly kind: 'driven'; readonly driven: Driven }
  | { readonly kind: 'failed'; readonly reason: string };
