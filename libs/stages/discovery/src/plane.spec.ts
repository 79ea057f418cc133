import { circleOn } from './circle.js';
import type { Place } from './ground.js';
import { plane, type Segment } from './plane.js';
import { polygonOn } from './polygon.js';

/** A square from the origin to (10, 10) with a notch down to its middle. */
const notched: readonly Place[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [5, 5],
  [0, 10],
];
const polygon = polygonOn(plane, notched);

describe('a polygon in a world', () => {
  it.each<[string, Place, boolean]>([
    ['inside', [5, 4], true],
    ['in the notch', [5, 6], false],
    ['on a side', [10, 5], true],
    ['on a corner', [0, 0], true],
    ['outside', [11, 5], false],
  ])('tells where a place is: %s', (_, place, isInside) => expect(polygon.isWithin(place, 0)).toBe(isInside));

  it('is left by more than the margin from the nearest side', () => {
    expect(polygon.isWithin([10.9, 5], 1)).toBe(true);
    expect(polygon.isWithin([11.1, 5], 1)).toBe(false);
    expect(polygon.isWithin([10.8, -0.8], 1)).toBe(false);
  });

  it.each<[string, Segment, boolean]>([
    [
      'through both arms of the notch',
      [
        [-1, 9],
        [11, 9],
      ],
      true,
    ],
    [
      'within the notch',
      [
        [4, 8],
        [6, 8],
      ],
      false,
    ],
    [
      'to the bottom of the notch',
      [
        [5, 9],
        [5, 5],
      ],
      true,
    ],
    [
      'past a corner',
      [
        [-1, -0.9],
        [0.9, -1],
      ],
      false,
    ],
    [
      'along a side',
      [
        [2, 0],
        [8, 0],
      ],
      true,
    ],
    [
      'on the line of a side, past its end',
      [
        [11, 0],
        [20, 0],
      ],
      false,
    ],
    [
      'nowhere, outside',
      [
        [20, 20],
        [20, 20],
      ],
      false,
    ],
    [
      'nowhere, on a side',
      [
        [10, 5],
        [10, 5],
      ],
      true,
    ],
  ])('tells whether a way touches it: %s', (_, way, isTouched) =>
    expect(polygon.isTouchedBy(way)).toBe(isTouched),
  );

  it('is as large as it is, far from the origin too', () => {
    expect(polygon.radius).toBeCloseTo(Math.sqrt(75 / Math.PI), 9);
    const far = notched.map(([x, y]): Place => [x + 1e9, y - 1e9]);
    expect(polygonOn(plane, far).radius).toBeCloseTo(polygon.radius, 9);
  });
});

describe('a circle in a world', () => {
  const circle = circleOn(plane, [100, 100], 5);

  it('holds what is no farther from its centre than its radius', () => {
    expect(circle.isWithin([103, 104], 0)).toBe(true);
    expect(circle.isWithin([103, 104.1], 0)).toBe(false);
    expect(circle.isWithin([103, 104.1], 0.5)).toBe(true);
  });

  it('is touched by a way that passes as near as that', () => {
    expect(
      circle.isTouchedBy([
        [0, 105],
        [200, 105],
      ]),
    ).toBe(true);
    expect(
      circle.isTouchedBy([
        [0, 105.1],
        [200, 105.1],
      ]),
    ).toBe(false);
    expect(
      circle.isTouchedBy([
        [0, 100],
        [94, 100],
      ]),
    ).toBe(false);
  });
});
