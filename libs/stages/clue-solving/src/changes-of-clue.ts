import {
  definitionOf,
  forgottenAfterMs,
  inForce,
  versionOf,
  type DefinedClue,
  type EndedClue,
  type ForgottenClue,
  type Version,
} from './clue.js';
import { joined, left, noLines } from './line.js';
import type { FactOf } from './messages.js';

/** A clue with one more version; withdrawn, it is due at once, so that its holders are told. */
export const withVersion = (
  clue: DefinedClue | undefined,
  { data: { definition, at } }: FactOf<'definition.stored'>,
): DefinedClue => {
  const { huntId, clueId, withdrawn } = definition;
  const versions = needed(clue?.versions ?? [], { ...definitionOf(definition), holders: 0 });
  const { finders, lines } = clue ?? { finders: 0, lines: noLines };
  const known = { huntId, clueId, versions, finders, lines };
  return withdrawn
    ? { status: 'ended', reason: 'hunt-withdrawn', ...known, endedAt: at, toldUpTo: '', dueAt: at }
    : { status: 'open', ...known };
};

/** A clue whose time is up; its holders are told from then on. */
export const closed = (clue: DefinedClue, { data }: FactOf<'clue.closed'>): DefinedClue => {
  const endedAt = inForce(clue).closesAt ?? data.at;
  return { ...clue, status: 'ended', reason: 'hunt-closed', endedAt, toldUpTo: '', dueAt: endedAt };
};

export const withFinder = (clue: DefinedClue, { data }: FactOf<'solution.accepted'>): DefinedClue => ({
  ...clue,
  finders: data.finder,
});

export const withHolder = (clue: DefinedClue, { data }: FactOf<'clue.assigned'>): DefinedClue =>
  withHolders(clue, data.huntVersion, 1);

export const withoutHolder = (clue: DefinedClue, huntVersion: number): DefinedClue =>
  withHolders(clue, huntVersion, -1);

const withHolders = (clue: DefinedClue, huntVersion: number, more: number): DefinedClue => {
  const changed = ({ holders, ...version }: Version): Version => ({
    ...version,
    holders: version.huntVersion === huntVersion ? holders + more : holders,
  });
  return { ...clue, versions: needed(clue.versions.slice(0, -1).map(changed), changed(inForce(clue))) };
};

/** The version in force, and before it those that somebody holds the clue under. */
const needed = (superseded: readonly Version[], last: Version): DefinedClue['versions'] => {
  const [first = last, ...others] = [...superseded.filter(({ holders }) => holders > 0), last];
  return [first, ...others];
};

export const withPlace = (clue: DefinedClue, { data }: FactOf<'place.taken'>): DefinedClue => ({
  ...clue,
  lines: joined(clue.lines, data),
});

export const withoutPlace = (clue: DefinedClue, { data }: FactOf<'place.left'>): DefinedClue => ({
  ...clue,
  lines: left(clue.lines, data),
});

export const told = (clue: EndedClue, { data }: FactOf<'end.advanced'>): DefinedClue => ({
  ...clue,
  toldUpTo: data.toldUpTo,
});

/** Nobody is left to be told; the clue is kept for a while, for those who come late. */
export const toldAll = ({ toldUpTo: _, ...clue }: EndedClue): EndedClue => ({
  ...clue,
  dueAt: clue.endedAt + forgottenAfterMs,
});

/** What is left of a clue; as `at` says, its players are forgotten from then on. */
export const forgotten = (clue: EndedClue, { data }: FactOf<'clue.forgotten'>): ForgottenClue => {
  const { huntId, clueId } = clue;
  return { status: 'forgotten', huntId, clueId, huntVersion: versionOf(clue), dueAt: data.at };
};

export const withoutPlayer = (clue: ForgottenClue, { data }: FactOf<'player.forgotten'>): ForgottenClue => ({
  ...clue,
  dueAt: data.at,
});

export const withoutPlayers = ({ dueAt: _, ...clue }: ForgottenClue): ForgottenClue => clue;
