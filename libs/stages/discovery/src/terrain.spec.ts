import type { HuntPublished } from '@treasure-hunt/contracts';
import fc from 'fast-check';
import { isTouched } from './fence.js';
import { pathBetween } from './sphere.js';
import { layOut, type Terrain } from './terrain.js';
import { circle, hunt, lookUp } from './testing/hunts.js';
import { neighbours } from './testing/places.js';

const terrainOf = (published: HuntPublished): Terrain =>
  layOut({ hunts: [[published.huntId, 1]] }, lookUp(published));

const idsNear = (terrain: Terrain, ...ends: Parameters<typeof pathBetween>): readonly string[] =>
  terrain.fencesNear(pathBetween(...ends)).map(({ clue }) => clue.clueId);

describe('the fences near a path', () => {
  it('hold every fence that the path touches, at the poles and across the date line too', () => {
    let touched = 0;
    fc.assert(
      fc.property(
        neighbours,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        ([from, to, centre, scaleM], size) => {
          const terrain = terrainOf(hunt('h', [['h.c', circle(centre.lat, centre.lon, scaleM * size)]]));
          const fence = terrain.fenceOf('h.c');
          if (!fence || !isTouched(fence, pathBetween(from, to))) return;
          touched += 1;
          expect(idsNear(terrain, from, to)).toEqual(['h.c']);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(touched).toBeGreaterThan(200);
  });

  it('are not all fences', () => {
    const lanterns = Array.from({ length: 1_000 }, (_, n) => [`h.${n}`, circle(0, n / 100, 50)] as const);
    expect(idsNear(terrainOf(hunt('h', lanterns)), { lat: 0, lon: 5 }, { lat: 0, lon: 5.001 })).toEqual([
      'h.500',
    ]);
  });

  it('hold a fence that lies on both sides of the date line once', () => {
    const terrain = terrainOf(hunt('h', [['h.line', circle(10, 180, 500)]]));
    expect(idsNear(terrain, { lat: 10, lon: 179.99 }, { lat: 10, lon: -179.99 })).toEqual(['h.line']);
  });

  it('are none where only objects are to be found', () => {
    expect(idsNear(terrainOf(hunt('h', [])), { lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toEqual([]);
  });
});
