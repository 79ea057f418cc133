import { definitionOf, type Clue, type WithdrawnClue } from './clue.js';
import type { FactOf } from './messages.js';

/** A clue with one more version; withdrawn, it is due at once, so that its holders are told. */
export const withVersion = (
  clue: Clue | undefined,
  { data: { definition, at } }: FactOf<'definition.stored'>,
): Clue => {
  const { huntId, clueId, withdrawn } = definition;
  const [first, ...others] = [...(clue?.versions ?? []), definitionOf(definition)];
  const versions: Clue['versions'] = [first ?? definitionOf(definition), ...others];
  const known = { huntId, clueId, versions, finders: clue?.finders ?? 0 };
  return withdrawn
    ? { status: 'withdrawn', ...known, withdrawnAt: at, toldUpTo: '', dueAt: at }
    : { status: 'open', ...known };
};

export const withFinder = (clue: Clue, { data }: FactOf<'solution.accepted'>): Clue => ({
  ...clue,
  finders: data.finder,
});

export const told = (clue: WithdrawnClue, { data }: FactOf<'withdrawal.advanced'>): Clue => ({
  ...clue,
  toldUpTo: data.toldUpTo,
});

export const toldAll = (clue: WithdrawnClue): Clue => {
  const { status, huntId, clueId, versions, finders, withdrawnAt, toldUpTo } = clue;
  return { status, huntId, clueId, versions, finders, withdrawnAt, toldUpTo };
};
