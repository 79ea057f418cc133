import type { Rule } from './rule.js';

/** `n` of a list cannot be more than the list has. */
export const tooManyNeeded: Rule = ({ clues }) =>
  clues.flatMap(({ requires }, index) =>
    requires && 'nOf' in requires && requires.nOf.n > requires.nOf.clues.length
      ? [
          {
            path: `clues[${index}].requires.nOf.n`,
            reason: `is more than the ${requires.nOf.clues.length} clues listed`,
          },
        ]
      : [],
  );
