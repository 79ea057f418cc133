import type { WeightedLine } from '../hunt/loot.js';

const digits = 13;
const bits = BigInt(4 * digits);

/** How heavy lines are together. */
export const totalWeight = (lines: readonly WeightedLine[]): number =>
  lines.reduce((sum, { weight }) => sum + weight, 0);

/** Where a seed (hex, at least 13 digits) points among lines of this total weight: 0 ≤ pick < total. */
export const pickOf = (seed: string, total: number): number =>
  Number((BigInt(`0x${seed.slice(0, digits)}`) * BigInt(total)) >> bits);

/**
 * The line that a seed (hex, at least 13 digits) draws; undefined where there is none to draw.
 *
 * Read the first 13 hex digits of the seed as the integer n, 0 ≤ n < 2^52. With `total` the sum of all weights,
 * pick = ⌊n × total / 2^52⌋ in exact integer arithmetic. Go through the lines in the order written and subtract each weight
 * from pick: the line at which pick would fall below zero is drawn. `docs/draw.md` says the same with an example.
 */
export const drawLine = (seed: string, lines: readonly WeightedLine[]): WeightedLine | undefined => {
  let pick = pickOf(seed, totalWeight(lines));
  for (const line of lines) {
    pick -= line.weight;
    if (pick < 0) return line;
  }
  return undefined;
};
