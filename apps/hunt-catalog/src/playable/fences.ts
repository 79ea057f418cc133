import type { Rule } from './rule.js';

/** Beyond this the margin that a player has to leave by would be smaller than what floating point tells apart. */
const leastRadiusM = 0.1;

/** A fence is large enough to be crossed. */
export const fences: Rule = ({ clues }) =>
  clues.flatMap(({ trigger }, index) => {
    if (!trigger || !('fence' in trigger) || !('circle' in trigger.fence)) return [];
    const { circle } = trigger.fence;
    return 'radiusM' in circle && circle.radiusM < leastRadiusM
      ? [{ path: `clues[${index}].trigger.fence.circle.radiusM`, reason: `is less than ${leastRadiusM} m` }]
      : [];
  });
