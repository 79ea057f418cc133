import { parse } from 'csv-parse/sync';
import { Chance } from './chance.js';
import type { Scene, Walk } from './compare.js';
import { placeFrom } from './ellipsoid.js';
import { anyFence, huntOf } from './hunt.js';
import type { Fix } from './referee.js';

/** Reads walks from CSV with the columns `player_id`, `at` (RFC 3339), `lat`, `lon`. Throws what csv-parse throws. */
export const readWalks = (csv: string): readonly Walk[] => {
  const lines: Record<string, string>[] = parse(csv, { columns: true, skip_empty_lines: true, trim: true });
  const walks = new Map<string, Fix[]>();
  for (const { player_id: playerId = '', at = '', lat, lon } of lines) {
    const fixes = walks.get(playerId) ?? [];
    walks.set(playerId, fixes);
    fixes.push({ at: Date.parse(at), place: [Number(lat), Number(lon)] });
  }
  return [...walks].map(([playerId, fixes]) => ({ playerId, fixes }));
};

const [fenceCount, fenceM, besideM] = [400, 150, 200];

/** Walks as they are, with fences at random beside them. */
export const sceneOf = (walks: readonly Walk[], seed: number): Scene => {
  const chance = new Chance(seed);
  const fixes = walks.flatMap((walk) => walk.fixes);
  const triggers = chance.times(fenceCount, () => {
    const { place } = chance.pick(fixes);
    const centre = placeFrom(place, chance.between(0, 360), chance.between(0, besideM));
    return anyFence(chance, centre, fenceM);
  });
  return { hunt: huntOf(triggers), walks };
};
