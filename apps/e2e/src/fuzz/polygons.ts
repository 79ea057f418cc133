const corner = (n: number): [number, number] => [Math.cos(n) / 100, Math.sin(n) / 100];
/** Rings without area, of a point, crossing themselves, around a pole, over the date line, as large as the Earth, and too long. */
export const polygons: readonly (readonly (readonly number[])[])[] = [
  [],
  [[0, 0]],
  [
    [0, 0],
    [0, 0],
    [0, 0],
  ],
  [
    [0, 0],
    [1, 1],
    [2, 2],
  ],
  [
    [0, 0],
    [1, 1],
    [0, 1],
    [1, 0],
  ],
  [
    [89, 0],
    [89, 120],
    [89, -120],
  ],
  [
    [-1, 179],
    [1, 179],
    [1, -179],
    [-1, -179],
  ],
  [
    [-90, -180],
    [90, -180],
    [90, 180],
    [-90, 180],
  ],
  [
    [1e-320, 0],
    [0, 1e-320],
    [1e-320, 1e-320],
  ],
  Array.from({ length: 1_000 }, (_, n) => corner((n * 2 * Math.PI) / 1_000)),
  Array.from({ length: 1_000 }, (_, n) => corner(n)),
  Array.from({ length: 20_000 }, (_, n) => corner(n)),
];
