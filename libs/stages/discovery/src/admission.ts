import type { Gate } from './gate.js';
import type { Layer } from './layer.js';
import type { Fix, Track } from './presence.js';

/** A fix as it came in. */
export interface Report extends Fix {
  readonly accuracyM?: number;
  /** Broker time of the message, in milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Why a fix does not count. */
export type Refusal = 'late' | 'inaccurate' | 'too-fast';

/** Whether a fix counts: as the next one, as a new start, or not at all. */
export type Admission =
  | { readonly kind: 'next'; readonly last: Fix }
  | { readonly kind: 'start' }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly suspects: readonly Fix[] };

/** What is known when a fix is judged. */
export interface Known {
  readonly track: Track;
  /** The latest `at` of all fixes of the player here. */
  readonly newestAt: number;
}

/** So many fixes in a row that agree with each other are believed, whatever was known before. */
const enoughToBelieve = 3;

/** Judges a report by the gate of a hunt. */
export const admit = <Spot, Way>(
  report: Report,
  known: Known,
  { gate, ground }: Pick<Layer<Spot, Way>, 'gate' | 'ground'>,
): Admission => {
  const { last, suspects } = known.track;
  if (isLate(report, known, gate)) return { kind: 'refused', reason: 'late', suspects };
  if (isInaccurate(report, gate)) return { kind: 'refused', reason: 'inaccurate', suspects };
  if (last === undefined || report.at - last.at > gate.maxGapMs) return { kind: 'start' };
  const spot = ground.spotAt(report.place);
  const isTooFast = ({ at, place }: Fix): boolean =>
    ground.distance(ground.spotAt(place), spot) > (gate.maxSpeedMps * (report.at - at)) / 1000;
  if (!isTooFast(last)) return { kind: 'next', last };
  const row = rowWith({ at: report.at, place: report.place }, suspects, isTooFast);
  return row.length < enoughToBelieve
    ? { kind: 'refused', reason: 'too-fast', suspects: row }
    : { kind: 'start' };
};

const isLate = (
  { at, receivedAt }: Report,
  { track: { last }, newestAt }: Known,
  { lateMs }: Gate,
): boolean => (last !== undefined && at <= last.at) || (at < newestAt && receivedAt - at > lateMs);

const isInaccurate = ({ accuracyM }: Report, { maxAccuracyM }: Gate): boolean =>
  accuracyM !== undefined && accuracyM > maxAccuracyM;

/** The row of suspects that a fix continues, or begins where it does not agree with the last of them. */
const rowWith = (fix: Fix, row: readonly Fix[], isTooFast: (from: Fix) => boolean): readonly Fix[] => {
  const last = row.at(-1);
  // The same fix again, or an older one, says nothing new.
  if (last !== undefined && fix.at <= last.at) return row;
  return last === undefined || isTooFast(last) ? [fix] : [...row, fix];
};
