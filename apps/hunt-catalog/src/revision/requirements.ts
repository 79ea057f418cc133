import type { SealedClue } from '@treasure-hunt/contracts';
import { needsOf } from '@treasure-hunt/publication';
import { ofEachClue } from './kept-clues.js';

/** What a clue of an open hunt needs stays: some players have solved a part of it. */
export const requirements = ofEachClue((before, next) =>
  needed(before) === needed(next)
    ? []
    : [{ path: 'requires', reason: 'differs from the version before, but the hunt is open: it is frozen' }],
);

/** However it is written and in whatever order. */
const needed = (clue: SealedClue): string => {
  const needs = needsOf(clue);
  return JSON.stringify(needs && [needs.n, [...needs.clues].sort()]);
};
