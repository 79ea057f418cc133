import { definitionOf, inForce, type Clue, type EndedClue, type Version } from './clue.js';
import { joined, left, noLines } from './line.js';
import type { FactOf } from './messages.js';

/** A clue with one more version; withdrawn, it is due at once, so that its holders are told. */
export const withVersion = (
  clue: Clue | undefined,
  { data: { definition, at } }: FactOf<'definition.stored'>,
): Clue => {
  const { huntId, clueId, withdrawn } = definition;
  const versions = needed(clue?.versions ?? [], { ...definitionOf(definition), holders: 0 });
  const { finders, lines } = clue ?? { finders: 0, lines: noLines };
  const known = { huntId, clueId, versions, finders, lines };
  return withdrawn
    ? { status: 'ended', reason: 'hunt-withdrawn', ...known, endedAt: at, toldUpTo: '', dueAt: at }
    : { status: 'open', ...known };
};

/** A clue whose time is up; its holders are told from then on. */
export const closed = (clue: Clue, { data }: FactOf<'clue.closed'>): Clue => {
  const endedAt = inForce(clue).closesAt ?? data.at;
  return { ...clue, status: 'ended', reason: 'hunt-closed', endedAt, toldUpTo: '', dueAt: endedAt };
};

export const withFinder = (clue: Clue, { data }: FactOf<'solution.accepted'>): Clue => ({
  ...clue,
  finders: data.finder,
});

export const withHolder = (clue: Clue, { data }: FactOf<'clue.assigned'>): Clue =>
  withHolders(clue, data.huntVersion, 1);

export const withoutHolder = (clue: Clue, huntVersion: number): Clue => withHolders(clue, huntVersion, -1);

const withHolders = (clue: Clue, huntVersion: number, more: number): Clue => {
  const changed = ({ holders, ...version }: Version): Version => ({
    ...version,
    holders: version.huntVersion === huntVersion ? holders + more : holders,
  });
  return { ...clue, versions: needed(clue.versions.slice(0, -1).map(changed), changed(inForce(clue))) };
};

/** The version in force, and before it those that somebody holds the clue under. */
const needed = (superseded: readonly Version[], last: Version): Clue['versions'] => {
  const [first = last, ...others] = [...superseded.filter(({ holders }) => holders > 0), last];
  return [first, ...others];
};

export const withPlace = (clue: Clue, { data }: FactOf<'place.taken'>): Clue => ({
  ...clue,
  lines: joined(clue.lines, data),
});

export const withoutPlace = (clue: Clue, { data }: FactOf<'place.left'>): Clue => ({
  ...clue,
  lines: left(clue.lines, data),
});

export const told = (clue: EndedClue, { data }: FactOf<'end.advanced'>): Clue => ({
  ...clue,
  toldUpTo: data.toldUpTo,
});

export const toldAll = (clue: EndedClue): Clue => {
  const { status, reason, huntId, clueId, versions, finders, lines, endedAt, toldUpTo } = clue;
  return { status, reason, huntId, clueId, versions, finders, lines, endedAt, toldUpTo };
};
