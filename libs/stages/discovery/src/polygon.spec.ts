import fc from 'fast-check';
import { BoxIndex } from './box-index.js';
import { earth } from './earth.js';
import type { Place } from './ground.js';
import { plane } from './plane.js';
import { polygonOn } from './polygon.js';
import { distanceToArcM, radiusOfM, straightMapAround, surrounds } from './testing/independent.js';
import { ringAndWay } from './testing/rings.js';

describe('a polygon on the Earth, at the poles and across the date line too', () => {
  it('holds the places that an independent library says it holds', () => {
    const count = { inside: 0, outside: 0 };
    fc.assert(
      fc.property(ringAndWay, ({ ring, from }) => {
        const isInside = polygonOn(earth, ring).isWithin(earth.spotAt(from), 0);
        count[isInside ? 'inside' : 'outside'] += 1;
        expect(isInside).toBe(surrounds(ring, from));
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(count.inside, count.outside)).toBeGreaterThan(150);
  });

  it('is touched by the ways that touch it on a flat map with straight great circles', () => {
    const count = { touched: 0, passed: 0 };
    fc.assert(
      fc.property(ringAndWay, ({ origin, ring, from, to }) => {
        const map = straightMapAround(origin);
        const isTouched = polygonOn(earth, ring).isTouchedBy(earth.wayBetween(from, to));
        count[isTouched ? 'touched' : 'passed'] += 1;
        expect(isTouched).toBe(polygonOn(plane, ring.map(map)).isTouchedBy([map(from), map(to)]));
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(count.touched, count.passed)).toBeGreaterThan(50);
  });

  it('ends as far away as an independent library says, to a tenth of a millimetre', () => {
    fc.assert(
      fc.property(ringAndWay, ({ ring, from }) => {
        if (surrounds(ring, from)) return;
        const away = Math.min(
          ...ring.map((place, n) => distanceToArcM(from, place, ring.at(n - 1) as Place)),
        );
        const polygon = polygonOn(earth, ring);
        expect(polygon.isWithin(earth.spotAt(from), away + 0.0001)).toBe(true);
        expect(polygon.isWithin(earth.spotAt(from), away - 0.0001)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('is as large as an independent library says, and lies within its boxes', () => {
    fc.assert(
      fc.property(ringAndWay, ({ ring, from, to }) => {
        const polygon = polygonOn(earth, ring);
        expect(polygon.radius / radiusOfM(ring)).toBeCloseTo(1, 3);
        const way = earth.wayBetween(from, to);
        const index = new BoxIndex([polygon], ({ boxes }) => boxes);
        if (polygon.isTouchedBy(way)) expect(index.meeting(earth.boxesOf(way))).toEqual([polygon]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a ring', () => {
  const across: readonly Place[] = [
    [10, 179],
    [10, -179],
    [-10, -179],
    [-10, 179],
  ];

  it('across the date line surrounds what lies on both sides of it, and not the rest of the world', () => {
    const polygon = polygonOn(earth, across);
    const holds = (place: Place) => polygon.isWithin(earth.spotAt(place), 0);
    expect([holds([0, 180]), holds([0, -180]), holds([0, 179.5]), holds([0, -179.5])]).toEqual(
      Array(4).fill(true),
    );
    expect(holds([0, 0])).toBe(false);
    expect(holds([0, 178])).toBe(false);
  });

  it('around a pole surrounds it', () => {
    const ring: readonly Place[] = [
      [80, 0],
      [80, 120],
      [80, -120],
    ];
    expect(polygonOn(earth, ring).isWithin(earth.spotAt([90, 0]), 0)).toBe(true);
    expect(polygonOn(earth, ring).isWithin(earth.spotAt([79, 0]), 0)).toBe(false);
  });

  it('may name a pole by several longitudes, and the date line by both of its own', () => {
    const wedge = polygonOn(earth, [
      [90, 0],
      [80, 170],
      [80, 180],
      [80, -180],
      [80, -170],
      [90, -170],
    ]);
    expect(wedge.isWithin(earth.spotAt([85, 180]), 0)).toBe(true);
    expect(wedge.isWithin(earth.spotAt([85, 0]), 0)).toBe(false);
    expect(wedge.isTouchedBy(earth.wayBetween([85, 160], [85, -160]))).toBe(true);
  });

  it('says the same closed or open, either way round', () => {
    fc.assert(
      fc.property(ringAndWay, ({ ring, from, scaleM }) => {
        const spot = earth.spotAt(from);
        const same = [ring, [...ring, ...ring.slice(0, 1)], [...ring].reverse()].map((written) => {
          const polygon = polygonOn(earth, written);
          return [polygon.isWithin(spot, 0), polygon.isWithin(spot, scaleM / 20)];
        });
        expect(same[1]).toEqual(same[0]);
        expect(same[2]).toEqual(same[0]);
      }),
      { numRuns: 100 },
    );
  });
});
