/**
 * Where the reading of one partition stands. kafkajs has one position for each partition, and a plain overwrite by a fetch that was in
 * flight can move it; so what comes is compared with what was expected.
 */
export type Position =
  | { readonly state: 'assigned' }
  | { readonly state: 'reading' | 'paused'; readonly next: number; readonly astray: Astray | null };

/** A fetch that began elsewhere than expected, once. */
interface Astray {
  readonly next: number;
  readonly fetchedFrom: number;
}

/** What kafkajs fetched: from which offset, and up to which (control records and compacted ones included). */
export interface Fetched {
  readonly fetchedFrom: number;
  readonly last: number;
  /** True when a seek is waiting that this fetch did not know of. */
  readonly stale: boolean;
}

/**
 * - `deliver`: the records follow on what was delivered before.
 * - `drop`: nobody waits for them; they are read again when somebody does.
 * - `go back`: they leave a gap, or are old; the position is set to what is expected.
 */
export type Verdict = 'deliver' | 'drop' | 'go back';

export const assigned: Position = { state: 'assigned' };
export const startedAt = (offset: number): Position => ({ state: 'reading', next: offset, astray: null });
export const paused = (position: Position): Position =>
  position.state === 'assigned' ? position : { ...position, state: 'paused' };
export const resumed = (position: Position): Position =>
  position.state === 'assigned' ? position : { ...position, state: 'reading' };

/** What to do with a fetch, and where the reading stands then. */
export const receive = (position: Position, fetched: Fetched): readonly [Verdict, Position] => {
  if (position.state !== 'reading' || fetched.stale) return ['drop', position];
  const { next, astray } = position;
  const { fetchedFrom, last } = fetched;
  const again = astray?.next === next && astray.fetchedFrom === fetchedFrom;
  if (fetchedFrom === next || (again && fetchedFrom > next)) return ['deliver', startedAt(last + 1)];
  return ['go back', { ...position, astray: { next, fetchedFrom } }];
};

/** kafkajs steps over control records and what was compacted away by itself: follows it, if it stood where we expect. */
export const steppedOver = (position: Position, from: number, last: number): Position =>
  position.state !== 'assigned' && from === position.next
    ? { ...position, next: last + 1, astray: null }
    : position;
