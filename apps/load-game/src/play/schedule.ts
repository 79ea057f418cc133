import type { Walk } from '../walks/walk.js';

/** When, from the start of the play, which fix of which walk is sent. */
export interface Departure {
  readonly dueMs: number;
  /** The place of the walk in the list of walks, and of the fix in the walk. */
  readonly walk: number;
  readonly fix: number;
}

/** All fixes of a play in the order in which they are sent. */
export interface Schedule {
  /** How many times faster than recorded. */
  readonly speed: number;
  readonly departures: readonly Departure[];
}

/** Walks begin one after the other over this long, so that not all cross their first fence at once. */
const staggerMs = 3_000;
/** What a play takes when no speed is given. */
const usualPlayMs = 30_000;
/** Where a recording pauses for longer, the replay does not: still longer than the gap after which a path is not joined. */
const longestPauseMs = 180_000;

/** Lays walks side by side, whenever they were recorded, at `speed` or so that the play takes about 30 s. */
export const scheduleOf = (walks: readonly Walk[], speed?: number): Schedule => {
  const timelines = walks.map(timelineOf);
  const times = speed ?? usualSpeed(timelines);
  const departures = timelines.flatMap((timeline, walk) => {
    const startMs = (staggerMs * walk) / walks.length;
    return timeline.map((ms, fix) => ({ dueMs: startMs + ms / times, walk, fix }));
  });
  return { speed: times, departures: departures.sort((a, b) => a.dueMs - b.dueMs) };
};

/** When each fix comes after the first, at the recorded speed, in milliseconds. */
const timelineOf = ({ fixes }: Walk): readonly number[] => {
  let ms = 0;
  return fixes.map(({ at }, n) => {
    ms += Math.min(longestPauseMs, at - (fixes[n - 1]?.at ?? at));
    return ms;
  });
};

/** Never slower than recorded: a short walk is over before its time. */
const usualSpeed = (timelines: readonly (readonly number[])[]): number => {
  const longestMs = timelines.reduce((longest, timeline) => Math.max(longest, timeline.at(-1) ?? 0), 0);
  return Math.max(1, longestMs / (usualPlayMs - staggerMs));
};
