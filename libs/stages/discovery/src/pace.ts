/** How much one player may do in one place: so much at once, and so much again each second. */
export interface Pace {
  readonly perS: number;
  readonly burst: number;
}

/** Far above what any player does, and low enough that none can take up a partition: see decision 12. */
export const fixPace: Pace = { perS: 100, burst: 1_000 };
export const actionPace: Pace = { perS: 20, burst: 100 };

/**
 * One more of what was paid until then: until when it is paid now, in log time in milliseconds; undefined where it is one too many.
 * A token bucket kept as one number, the generic cell rate algorithm of ITU-T I.371.
 */
export const paidUntil = (
  before: number | undefined,
  now: number,
  { perS, burst }: Pace,
): number | undefined => {
  const until = Math.max(before ?? now, now) + 1_000 / perS;
  return until - now > (burst * 1_000) / perS ? undefined : until;
};
