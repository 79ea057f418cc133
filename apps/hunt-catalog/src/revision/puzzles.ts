import { normaliseAnswer, type Clue } from '@treasure-hunt/contracts';
import { ofEachClue } from './kept-clues.js';

/** A puzzle stays of its kind, and what was right stays right: answers are only added. */
export const puzzles = ofEachClue(({ puzzle: before }, { puzzle: next }) => {
  if (before.kind !== next.kind)
    return [{ path: 'puzzle.kind', reason: `was ${before.kind}, and the hunt is open: it is frozen` }];
  const right = new Set(answersOf(next).map(normaliseAnswer));
  return answersOf(before)
    .filter((answer) => !right.has(normaliseAnswer(answer)))
    .map((answer) => ({
      path: 'puzzle.answers',
      reason: `lack "${answer}": in an open hunt answers are only added`,
    }));
});

const answersOf = (puzzle: Clue['puzzle']): readonly string[] =>
  puzzle.kind === 'text' ? puzzle.answers : [];
