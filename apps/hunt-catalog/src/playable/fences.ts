import { fenceFault } from '@treasure-hunt/stage-discovery';
import type { Rule } from './rule.js';

/** A fence is an area that can be crossed. */
export const fences: Rule = ({ clues }) =>
  clues.flatMap(({ trigger }, index) => {
    if (!trigger || !('fence' in trigger)) return [];
    const fault = fenceFault(trigger.fence);
    return fault ? [{ ...fault, path: `clues[${index}].trigger.fence.${fault.path}` }] : [];
  });
