import type { HuntDefinition } from '@treasure-hunt/contracts';

const world = 'bench';
const players = 40;
const fixesEach = 40;
const fences = 12;
const fieldSize = 300;
const longestStep = 60;
export const capacity = 7;

export interface Place {
  readonly world: string;
  readonly x: number;
  readonly y: number;
}

export interface Fix {
  readonly playerId: string;
  readonly at: string;
  readonly position: Place;
}

/** Numbers from 0 to 1, the same ones each time: a linear congruential generator (Numerical Recipes). */
const chance = (
  (state: number) => (): number =>
    (state = (1_664_525 * state + 1_013_904_223) % 2 ** 32) / 2 ** 32
)(1);

const within = (size: number): number => Math.round(chance() * size * 100) / 100;
const bounded = (value: number): number => Math.min(fieldSize, Math.max(0, Math.round(value * 100) / 100));
const stepped = (from: number): number => bounded(from + (2 * chance() - 1) * longestStep);

/** Circles that lie over each other on one field; the first can be had by a few only. */
export const hunt: HuntDefinition = {
  huntId: 'wandering',
  version: 1,
  title: 'Here and there',
  clues: Array.from({ length: fences }, (_, n) => ({
    clueId: `wandering.c${n}`,
    trigger: {
      fence: { circle: { world, x: within(fieldSize), y: within(fieldSize), radius: 10 + within(30) } },
    },
    puzzle: { kind: 'text' as const, prompt: `What is at ${n}?`, answers: [`word ${n}`] },
    ...(n === 0 && { capacity, holdS: 3_600 }),
  })),
  chests: [],
};

export const limited = hunt.clues[0]!.clueId;

const walk = (player: number, fromMs: number): Fix[] => {
  let place: Place = { world, x: within(fieldSize), y: within(fieldSize) };
  return Array.from({ length: fixesEach }, (_, n) => {
    const at = new Date(fromMs + n * 1_000).toISOString();
    const fix = { playerId: `w${player}`, at, position: place };
    place = { world, x: stepped(place.x), y: stepped(place.y) };
    return fix;
  });
};

const walks = Array.from({ length: players }, (_, player) => walk(player, Date.now() - fixesEach * 1_000));

/** Players who wander about in the last minute, each in the order of time. */
export const fixes: readonly Fix[] = walks.flat();
