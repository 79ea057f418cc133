import { circular } from './circular.js';
import { needsById } from './reach.js';
import type { Rule } from './rule.js';

/** No clue needs itself, not even by way of others. */
export const cycles: Rule = (hunt) => {
  const atFault = circular(needsById(hunt));
  return hunt.clues.flatMap(({ clueId, requires }, index) =>
    requires && clueId !== undefined && atFault.has(clueId)
      ? [
          {
            path: `clues[${index}].requires`,
            reason: 'is a cycle: the clue needs itself, or a clue that needs it',
          },
        ]
      : [],
  );
};
