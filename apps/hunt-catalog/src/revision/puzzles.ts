import type { HashedPuzzle } from '@treasure-hunt/contracts';
import { ofEachClue } from './kept-clues.js';

/** A puzzle stays of its kind, and what was right stays right: answers are only added. */
export const puzzles = ofEachClue(({ puzzle: before }, { puzzle: next }) => {
  if (before.kind !== next.kind)
    return [{ path: 'puzzle.kind', reason: `was ${before.kind}, and the hunt is open: it is frozen` }];
  // What is sealed by a key that is not in use any more cannot be compared; nor can anybody give it.
  if (keyOf(before) !== keyOf(next)) return [];
  const right = new Set(answersOf(next));
  const lacking = answersOf(before).filter((answer) => !right.has(answer)).length;
  return lacking === 0
    ? []
    : [
        {
          path: 'puzzle.answers',
          reason: `lack ${lacking} of before: in an open hunt answers are only added`,
        },
      ];
});

const keyOf = (puzzle: HashedPuzzle) => (puzzle.kind === 'text' ? puzzle.keyId : undefined);
const answersOf = (puzzle: HashedPuzzle) => (puzzle.kind === 'text' ? puzzle.answerHashes : []);
