import { discoveryDefaults, type HuntPublished, type Trigger } from '@treasure-hunt/contracts';
import type { Chance } from './chance.js';
import { placeFrom, type Place } from './ellipsoid.js';

/** A hunt of nothing but fences. */
export const huntOf = (
  triggers: readonly Trigger[],
  rules: Partial<HuntPublished['discovery']> = {},
): HuntPublished => ({
  huntId: 'geodesy',
  huntVersion: 1,
  title: 'Geodesy',
  rules: 1,
  secretId: 'none',
  secretHash: 'none',
  publishedAt: 0,
  discovery: { ...discoveryDefaults, ...rules },
  clues: triggers.map((trigger, n) => ({
    clueId: `geodesy.${n}`,
    trigger,
    puzzle: { kind: 'visit' },
    final: false,
  })),
});

/** A circle or a polygon around a place, of so many metres at most; one in four asks to stay for 20 s. */
export const anyFence = (chance: Chance, centre: Place, sizeM: number): Trigger => {
  const radiusM = sizeM * chance.between(0.2, 1);
  const stay = chance.pick([{}, {}, {}, { dwellS: 20 }]);
  if (chance.pick(['circle', 'polygon']) === 'polygon')
    return { fence: { polygon: ringAround(chance, centre, radiusM) }, ...stay };
  return { fence: { circle: { lat: centre[0], lon: centre[1], radiusM } }, ...stay };
};

/** A star of 3 to 12 corners; less than half a turn from one to the next, so that no side passes behind the centre. */
const ringAround = (chance: Chance, centre: Place, radiusM: number): [number, number][] => {
  const corners = Math.round(chance.between(3, 12));
  return chance.times(corners, (n) => {
    const bearing = (360 * (n + chance.between(0, 0.4))) / corners;
    const [lat, lon] = placeFrom(centre, bearing, radiusM * chance.between(0.3, 1));
    return [lat, lon];
  });
};
