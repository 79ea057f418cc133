import { circular } from './circular.js';
import { needsOf } from '@treasure-hunt/publication';
import { needsById, solvable } from './reach.js';
import type { Rule } from './rule.js';

/** Every clue can be held by somebody who solves everything. Clues whose own requirement is at fault are named by that. */
export const unreachable: Rule = (hunt) => {
  const needs = needsById(hunt);
  const named = new Set([...solvable(needs), ...circular(needs)]);
  return hunt.clues.flatMap((clue, index) => {
    const need = needsOf(clue);
    if (!need || clue.clueId === undefined || named.has(clue.clueId)) return [];
    const atFault = need.n > need.clues.length || need.clues.some((id) => !needs.has(id));
    return atFault
      ? []
      : [{ path: `clues[${index}].requires`, reason: 'can never be fulfilled: the clue is unreachable' }];
  });
};
