import { given, type Given } from '@treasure-hunt/decider/testing';
import fc from 'fast-check';
import { areaOf } from './areas.js';
import { discovery } from './discovery.js';
import { earth } from './earth.js';
import type { Place } from './ground.js';
import { circle, hunt, lookUp, type ClueOfTest } from './testing/hunts.js';
import { adopted, degrees, fix } from './testing/moves.js';

const from0To1 = fc.nat(10_000).map((n) => n / 10_000);
/** A place in a square of so many metres on both sides of the date line. */
const placeWithin = (sideM: number): fc.Arbitrary<[lat: number, lon: number]> =>
  fc.tuple(from0To1, from0To1).map(([north, east]) => {
    const lon = degrees((east - 0.5) * sideM);
    return [degrees((north - 0.5) * sideM), lon > 0 ? lon - 180 : lon + 180];
  });
const anyCircle = fc
  .tuple(placeWithin(2_000), from0To1)
  .map(([[lat, lon], size]) => circle(lat, lon, 5 + size * 500));
const anyTriangle = fc
  .tuple(placeWithin(2_000), placeWithin(2_000), placeWithin(2_000))
  .map((polygon) => ({ fence: { polygon } }));
const crowd = fc.array(fc.oneof(anyCircle, anyTriangle), { minLength: 300, maxLength: 300 }).map((triggers) =>
  hunt(
    'crowd',
    triggers.map((trigger, n): ClueOfTest => [`crowd.${n}`, trigger]),
  ),
);

describe('a place with hundreds of fences over each other', () => {
  it('gives a player all that each fence alone would give, in the order of the hunt', () => {
    fc.assert(
      fc.property(crowd, fc.array(placeWithin(2_500), { minLength: 2, maxLength: 12 }), (hunted, places) => {
        const moves = places.map(([lat, lon], n): Given => {
          const data = { playerId: 'ann', at: n * 60_000, position: { lat, lon } };
          return { type: 'player.moved', data };
        });
        let story = given(discovery(lookUp(hunted)), adopted('crowd')).when(...moves.slice(0, 1));
        const inside = new Set<string>();
        for (const [n, move] of moves.slice(1).entries()) {
          story = story.when(move);
          const found = story.facts.flatMap(({ data }) => ('clueId' in data ? [data.clueId] : []));
          expect(found).toEqual(expectedOf(hunted, [places[n] as Place, places[n + 1] as Place], inside));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('gives thousands of clues at once, each once', () => {
    const many = hunt(
      'many',
      Array.from({ length: 3_000 }, (_, n): ClueOfTest => [`many.${n}`, circle(0, 0, 20 + n / 100)]),
    );
    const into = given(discovery(lookUp(many)), adopted('many'), fix(0, 100)).when(fix(5, 0));
    const found = into.facts.flatMap(({ data }) => ('clueId' in data ? [data.clueId] : []));
    expect(found).toEqual(many.clues.map(({ clueId }) => clueId));
    expect(into.when(fix(10, 1)).facts.map(({ type }) => type)).toEqual(['player.located']);
  });
});

/** What every fence says for itself, without index; `inside` is what the player is inside of, before and after. */
const expectedOf = (
  { clues, discovery: { exitMarginM } }: ReturnType<typeof hunt>,
  [from, to]: readonly [Place, Place],
  inside: Set<string>,
): readonly string[] => {
  const [way, spot] = [earth.wayBetween(from, to), earth.spotAt(to)];
  return clues.flatMap(({ clueId, trigger }) => {
    const { world, area } = areaOf((trigger as { fence: Parameters<typeof areaOf>[0] }).fence);
    if (world !== undefined) return [];
    const isFound = !inside.has(clueId) && area.isTouchedBy(way);
    if (isFound) inside.add(clueId);
    if (!area.isWithin(spot, Math.min(exitMarginM, area.radius / 10))) inside.delete(clueId);
    return isFound ? [clueId] : [];
  });
};
