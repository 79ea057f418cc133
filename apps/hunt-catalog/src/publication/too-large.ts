import { maxInnerValueBytes } from '@treasure-hunt/contracts';
import type { Fault } from '@treasure-hunt/service';
import type { Step } from './steps.js';

/** Hashes are longer than most answers, so a definition within its limit may still make a message over the limit. */
export const tooLarge = (steps: readonly Step[]): readonly Fault[] => {
  const sizes = steps
    .flatMap(({ records }) => records)
    .map(({ value }) => (value === null ? 0 : Buffer.byteLength(value)));
  const largest = Math.max(0, ...sizes);
  return largest > maxInnerValueBytes
    ? [{ path: 'clues', reason: `take ${largest} bytes as a message; the limit is ${maxInnerValueBytes}` }]
    : [];
};
