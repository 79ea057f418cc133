import type { Rule } from './rule.js';

/** Who holds one of a few slots gives it back some day. */
export const capacities: Rule = ({ clues }) =>
  clues.flatMap(({ capacity, holdS }, index) =>
    capacity !== undefined && holdS === undefined
      ? [
          {
            path: `clues[${index}].capacity`,
            reason: 'needs holdS: without it a slot may never be free again',
          },
        ]
      : [],
  );
