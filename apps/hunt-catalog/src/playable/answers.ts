import { normaliseAnswer } from '@treasure-hunt/contracts';
import type { Rule } from './rule.js';

/** An answer has at least one letter or digit: nothing else is compared. */
export const answers: Rule = ({ clues }) =>
  clues.flatMap(({ puzzle }, index) =>
    (puzzle?.kind === 'text' ? puzzle.answers : []).flatMap((answer, place) =>
      normaliseAnswer(answer) === ''
        ? [{ path: `clues[${index}].puzzle.answers[${place}]`, reason: 'has no letter or digit to compare' }]
        : [],
    ),
  );
