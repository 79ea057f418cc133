import { isLeft, type Fence } from './fence.js';
import type { Layer } from './layer.js';
import type { Fix, Track } from './presence.js';

/** What a fix that counts means for a player: the clues found on the way to it, and those they are inside of now. */
export interface Step<Spot, Way> {
  readonly found: readonly Fence<Spot, Way>[];
  readonly inside: readonly string[];
}

/**
 * Judges a fix that continues a track, with the way from the last one. Who is inside at the first fix, or when a hunt is adopted,
 * enters with the next fix, as the way to it begins inside.
 */
export const step = <Spot, Way>(
  { last, inside }: Pick<Track, 'inside'> & { readonly last: Fix },
  fix: Fix,
  layer: Layer<Spot, Way>,
): Step<Spot, Way> => {
  const { ground } = layer;
  const marked = markedOf(inside, layer);
  const way = ground.wayBetween(last.place, fix.place);
  const found = layer.fencesNear(way).filter((fence) => !marked.has(fence) && fence.area.isTouchedBy(way));
  return { found, inside: notLeft([...marked, ...found], fix, layer) };
};

/** Judges a fix that starts a track anew: it finds nothing, and who was inside may have left. */
export const start = <Spot, Way>(
  { inside }: Pick<Track, 'inside'>,
  fix: Fix,
  layer: Layer<Spot, Way>,
): Step<Spot, Way> => ({
  found: [],
  inside: notLeft([...markedOf(inside, layer)], fix, layer),
});

const markedOf = <Spot, Way>(
  inside: readonly string[],
  layer: Layer<Spot, Way>,
): ReadonlySet<Fence<Spot, Way>> =>
  new Set(inside.map((clueId) => layer.fenceOf(clueId)).filter((fence) => fence !== undefined));

const notLeft = <Spot, Way>(
  fences: readonly Fence<Spot, Way>[],
  { place }: Fix,
  { ground }: Layer<Spot, Way>,
): readonly string[] => {
  const spot = ground.spotAt(place);
  return fences.filter((fence) => !isLeft(fence, spot)).map(({ clue }) => clue.clueId);
};
