import { playerViewLimits } from '@treasure-hunt/contracts';
import type { View } from './state.js';

export type ListName = keyof typeof playerViewLimits;
/** The lists of which a clue is in one at most. */
export type ClueListName = 'held' | 'locked' | 'waiting' | 'turnedAway' | 'expired' | 'solved';

export const emptyView: View = {
  asOf: 0,
  held: [],
  locked: [],
  waiting: [],
  turnedAway: [],
  expired: [],
  solved: [],
  verdicts: [],
  chests: [],
  rewards: [],
  balances: [],
};

/** The view with one more entry at the end of a list; the oldest leaves where the list is full. */
export const append = <L extends ListName>(view: View, list: L, entry: View[L][number]): View => ({
  ...view,
  [list]: [...view[list], entry].slice(-playerViewLimits[list]),
});

/** The view with the clue in this list, and in none of the others. */
export const move = <L extends ClueListName>(view: View, list: L, entry: View[L][number]): View =>
  append(withoutClue(view, entry.clueId), list, entry);

const withoutClue = (view: View, clueId: string): View => {
  const isOther = (entry: { readonly clueId: string }): boolean => entry.clueId !== clueId;
  return {
    ...view,
    held: view.held.filter(isOther),
    locked: view.locked.filter(isOther),
    waiting: view.waiting.filter(isOther),
    turnedAway: view.turnedAway.filter(isOther),
    expired: view.expired.filter(isOther),
    solved: view.solved.filter(isOther),
  };
};
