import fc from 'fast-check';
import { fenceFault } from './fence-fault.js';
import { ringAndWay } from './testing/rings.js';

type Ring = [number, number][];
const noArea = { path: 'polygon', reason: 'has no area' };
const crossing = { path: 'polygon', reason: 'crosses or touches itself' };
const bowTie: Ring = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

describe('a fence that can be played', () => {
  it('is any star, wherever it is', () => {
    fc.assert(
      fc.property(ringAndWay, ({ ring }) => {
        const polygon = ring.map(([a, b]): [number, number] => [a, b]);
        expect(fenceFault({ polygon })).toBeUndefined();
        expect(fenceFault({ polygon: [...polygon, ...polygon.slice(0, 1)] })).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    { circle: { lat: 0, lon: 0, radiusM: 0.1 } },
    { circle: { world: 'w', x: 0, y: 0, radius: 0.001 } },
    { world: 'w', polygon: [...bowTie.slice(0, 2), [1, 0]] as Ring },
  ])('is %j', (fence) => expect(fenceFault(fence)).toBeUndefined());
});

describe('a fence of a thousand sides that lie side by side, all over it', () => {
  const place = (n: number): [number, number] =>
    n % 2 ? [10 + n / 1_000, 10 - n / 1_000] : [n / 1_000, -n / 1_000];
  const ring: Ring = [...Array.from({ length: 999 }, (_, n) => place(n)), [-5, -8]];

  it.each([{ polygon: ring }, { world: 'w', polygon: ring }])(
    'can be played, unless one of them crosses another',
    (fence) => {
      expect(fenceFault(fence)).toBeUndefined();
      const crossed = ring.with(500, [0.2, -0.2]);
      expect(fenceFault({ ...fence, polygon: crossed })).toEqual(crossing);
    },
  );
});

describe('a fence that cannot', () => {
  it.each([
    ['a polygon that crosses itself', { polygon: bowTie }, crossing],
    ['a polygon in a world that crosses itself', { world: 'w', polygon: bowTie }, crossing],
    [
      'a polygon that crosses itself on the date line',
      { polygon: bowTie.map(([a, b]): [number, number] => [a, b > 0 ? -179.5 : 179.5]) },
      crossing,
    ],
    [
      'three places of which two are one',
      {
        polygon: [
          [0, 0],
          [0, 1],
          [0, 0],
        ] as Ring,
      },
      noArea,
    ],
    [
      'a pole three times',
      {
        polygon: [
          [90, 0],
          [90, 10],
          [90, 20],
        ] as Ring,
      },
      noArea,
    ],
    [
      'three places on the equator',
      {
        polygon: [
          [0, 0],
          [0, 1],
          [0, 2],
        ] as Ring,
      },
      noArea,
    ],
    [
      'three places on a line in a world',
      {
        world: 'w',
        polygon: [
          [0, 0],
          [1, 1],
          [3, 3],
        ] as Ring,
      },
      noArea,
    ],
    [
      'a spike',
      {
        world: 'w',
        polygon: [
          [0, 0],
          [4, 0],
          [4, 4],
          [9, 9],
          [4, 4],
          [0, 4],
        ] as Ring,
      },
      crossing,
    ],
  ])('is %s', (_, fence, fault) => expect(fenceFault(fence)).toEqual(fault));

  it('is one with a side of which nobody can say where it goes', () =>
    expect(
      fenceFault({
        polygon: [
          [0, 0],
          [0, 180],
          [10, 90],
        ],
      })?.path,
    ).toBe('polygon'));

  it('is a circle that is hardly more than a point', () => {
    expect(fenceFault({ circle: { lat: 0, lon: 0, radiusM: 0.01 } })?.path).toBe('circle.radiusM');
    expect(fenceFault({ circle: { world: 'w', x: 1e12, y: 0, radius: 1 } })?.path).toBe('circle.radius');
  });
});
