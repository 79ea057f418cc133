import type { HuntDefinition } from '@treasure-hunt/contracts';

const metresPerDegree = 111_195;
const apartM = 300;
const radiusM = 30;
const side = 317;
const paceM = 1.4;
const origin = { lat: 45, lon: 7 };

const placeOf = (xM: number, yM: number) => ({
  lat: origin.lat + yM / metresPerDegree,
  lon: origin.lon + xM / (metresPerDegree * Math.cos((origin.lat * Math.PI) / 180)),
});

const huntOf = (index: number, fences: number, perHunt: number): HuntDefinition => ({
  huntId: `meadow-${index}`,
  version: 1,
  title: `Meadow ${index}`,
  clues: Array.from({ length: Math.min(perHunt, fences - index * perHunt) }, (_, clue) => {
    const n = index * perHunt + clue;
    const circle = { ...placeOf((n % side) * apartM, Math.floor(n / side) * apartM), radiusM };
    return {
      clueId: `meadow.c${n}`,
      trigger: { fence: { circle } },
      puzzle: { kind: 'text' as const, prompt: 'What grows here?', answers: ['clover'] },
    };
  }),
  chests: [],
});

/** A hundred thousand fences on the Earth, 300 m apart, and people who walk among them without looking for one. */
export const meadow = {
  /** As many hunts as it takes: each has at most 500 clues. */
  hunts: (fences: number): HuntDefinition[] =>
    Array.from({ length: Math.ceil(fences / 500) }, (_, index) => huntOf(index, fences, 500)),
  /** Where a walker is after so many seconds: each begins elsewhere and keeps a direction. */
  walker(player: number, second: number): { lat: number; lon: number } {
    const [column, row] = [(player * 97) % side, (player * 193) % side];
    const direction = player * 2.399963;
    const goneM = second * paceM;
    const [x, y] = [(column + 0.5) * apartM, (row + 0.5) * apartM];
    return placeOf(x + Math.cos(direction) * goneM, y + Math.sin(direction) * goneM);
  },
} as const;
