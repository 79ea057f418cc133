import type { HuntPublished } from '@treasure-hunt/contracts';
import fc from 'fast-check';
import type { Layer } from './layer.js';
import { pathBetween, type Path, type Point } from './sphere.js';
import { layOut } from './terrain.js';
import { circle, hunt, lookUp } from './testing/hunts.js';
import { neighbours } from './testing/places.js';

const layerOf = (published: HuntPublished): Layer<Point, Path> => {
  const [layer] = layOut({ hunts: [[published.huntId, 1]] }, lookUp(published)).earth;
  if (!layer) throw new Error('There is no layer.');
  return layer;
};

const idsNear = (layer: Layer<Point, Path>, ...ends: Parameters<typeof pathBetween>): readonly string[] =>
  layer.fencesNear(pathBetween(...ends)).map(({ clue }) => clue.clueId);

describe('the fences near a path', () => {
  it('hold every fence that the path touches, at the poles and across the date line too', () => {
    let touched = 0;
    fc.assert(
      fc.property(
        neighbours,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        ([from, to, centre, scaleM], size) => {
          const layer = layerOf(hunt('h', [['h.c', circle(centre.lat, centre.lon, scaleM * size)]]));
          const fence = layer.fenceOf('h.c');
          if (!fence || !fence.area.isTouchedBy(pathBetween(from, to))) return;
          touched += 1;
          expect(idsNear(layer, from, to)).toEqual(['h.c']);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(touched).toBeGreaterThan(200);
  });

  it('are not all fences', () => {
    const lanterns = Array.from({ length: 1_000 }, (_, n) => [`h.${n}`, circle(0, n / 100, 50)] as const);
    expect(idsNear(layerOf(hunt('h', lanterns)), { lat: 0, lon: 5 }, { lat: 0, lon: 5.001 })).toEqual([
      'h.500',
    ]);
  });

  it('hold a fence that lies on both sides of the date line once', () => {
    const layer = layerOf(hunt('h', [['h.line', circle(10, 180, 500)]]));
    expect(idsNear(layer, { lat: 10, lon: 179.99 }, { lat: 10, lon: -179.99 })).toEqual(['h.line']);
  });

  it('are none where only objects are to be found', () => {
    expect(idsNear(layerOf(hunt('h', [])), { lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toEqual([]);
  });
});
