import { maxInnerValueBytes } from '@treasure-hunt/contracts';
import type { Step } from '@treasure-hunt/publication';
import type { Fault } from '@treasure-hunt/service';

/** Hashes are longer than most answers, so a definition within its limit may still make a message over the limit. */
export const tooLarge = (steps: readonly Step[]): readonly Fault[] => {
  const sizes = steps.flatMap(({ records }) => records).map(({ value }) => Buffer.byteLength(value));
  const largest = Math.max(0, ...sizes);
  return largest > maxInnerValueBytes
    ? [{ path: 'clues', reason: `take ${largest} bytes as a message; the limit is ${maxInnerValueBytes}` }]
    : [];
};
