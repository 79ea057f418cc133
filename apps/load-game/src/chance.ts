import { createHash } from 'node:crypto';

/** A number in [0, 1) that depends on its parts only: the same play makes the same choices, in whatever order facts arrive. */
export const chance = (...parts: readonly (string | number)[]): number =>
  createHash('sha256').update(parts.join('\0')).digest().readUInt32BE(0) / 2 ** 32;

/** One of the values; throws if there is none. */
export const pick = <T>(values: readonly T[], ...parts: readonly (string | number)[]): T => {
  const value = values[Math.floor(chance(...parts) * values.length)];
  if (value === undefined) throw new RangeError('There is nothing to pick from.');
  return value;
};
