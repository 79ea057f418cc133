/** How long to wait between attempts, in milliseconds. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Who waits goes on within about a second after what was waited for is back. */
export const defaultBackoff: Backoff = { firstMs: 50, longestMs: 1_000 };

/**
 * The wait after the attempt numbered `attempt` (1 is the first): doubles each time up to the longest, then is shortened by up
 * to a half. `chance` is in [0, 1) and keeps those who failed together from coming back together.
 */
export const backoffMs = (
  attempt: number,
  chance: number,
  { firstMs, longestMs }: Backoff = defaultBackoff,
): number => Math.min(longestMs, firstMs * 2 ** (attempt - 1)) * (1 - chance / 2);
