import type { Fence } from './fence.js';
import type { Dwelling, Fix } from './presence.js';

/** Where a player has stayed for long enough, and where they still have to stay. */
export interface Dwelt<Spot, Way> {
  readonly found: readonly Fence<Spot, Way>[];
  readonly dwelling: readonly Dwelling[];
}

/** Looks at the fences that ask to stay and that a fix is inside of; whoever is in none of them any more begins again. */
export const dwell = <Spot, Way>(
  inside: readonly Fence<Spot, Way>[],
  { at }: Fix,
  before: readonly Dwelling[],
): Dwelt<Spot, Way> => {
  const entered = new Map(before);
  const since = (fence: Fence<Spot, Way>): number => entered.get(fence.clue.clueId) ?? at;
  const hasStayed = (fence: Fence<Spot, Way>): boolean => at >= since(fence) + fence.dwellMs;
  return {
    found: inside.filter(hasStayed),
    dwelling: inside
      .filter((fence) => !hasStayed(fence))
      .map((fence) => [fence.clue.clueId, since(fence)] as const),
  };
};
