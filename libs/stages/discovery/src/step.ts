import { dwell, type Dwelt } from './dwell.js';
import { isLeft, type Fence } from './fence.js';
import type { Layer } from './layer.js';
import type { Fix, Marks } from './presence.js';

/** What a fix that counts means for a player: the clues found with it, and how they stand to the fences now. */
export interface Step<Spot, Way> extends Marks {
  readonly found: readonly Fence<Spot, Way>[];
}

/**
 * Judges a fix that continues a track, with the way from the last one. Who is inside at the first fix, or when a hunt is adopted,
 * enters with the next fix, as the way to it begins inside. A fence that asks to stay is entered by a fix inside of it.
 */
export const step = <Spot, Way>(
  { last, inside, dwelling }: Marks & { readonly last: Fix },
  fix: Fix,
  layer: Layer<Spot, Way>,
): Step<Spot, Way> => {
  const { ground } = layer;
  const marked = markedOf(inside, layer);
  const way = ground.wayBetween(last.place, fix.place);
  const near = layer.fencesNear(way).filter((fence) => !marked.has(fence));
  const dwelt = stay(near, { fix, dwelling }, layer);
  const stayed = new Set(dwelt.found);
  const found = near.filter((fence) =>
    fence.dwellMs === 0 ? fence.area.isTouchedBy(way) : stayed.has(fence),
  );
  return { found, inside: notLeft([...marked, ...found], fix, layer), dwelling: dwelt.dwelling };
};

/**
 * Judges a fix that starts a track anew: it finds nothing, and who was inside may have left. Who was staying begins again, for
 * nobody knows where they were.
 */
export const start = <Spot, Way>({ inside }: Marks, fix: Fix, layer: Layer<Spot, Way>): Step<Spot, Way> => ({
  found: [],
  inside: notLeft([...markedOf(inside, layer)], fix, layer),
  dwelling: [],
});

const stay = <Spot, Way>(
  near: readonly Fence<Spot, Way>[],
  { fix, dwelling }: { readonly fix: Fix } & Pick<Marks, 'dwelling'>,
  { ground }: Layer<Spot, Way>,
): Dwelt<Spot, Way> => {
  const asking = near.filter(({ dwellMs }) => dwellMs > 0);
  if (asking.length === 0) return { found: [], dwelling: [] };
  const spot = ground.spotAt(fix.place);
  return dwell(
    asking.filter(({ area }) => area.isWithin(spot, 0)),
    fix,
    dwelling,
  );
};

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
  if (fences.length === 0) return [];
  const spot = ground.spotAt(place);
  return fences.filter((fence) => !isLeft(fence, spot)).map(({ clue }) => clue.clueId);
};
