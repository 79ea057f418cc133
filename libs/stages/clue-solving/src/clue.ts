import type { ClueDefined, HashedPuzzle, Requirement } from '@treasure-hunt/contracts';
import type { Lines } from './line.js';

/** What a version of the hunt says of a clue. Times are log time. */
export interface Definition {
  readonly huntVersion: number;
  readonly puzzle: HashedPuzzle;
  readonly requires?: Requirement;
  /** How many answers of a player may be wrong. */
  readonly attempts?: number;
  readonly coolDownS?: number;
  /** How many players may hold it at once. */
  readonly capacity?: number;
  /** How long a player may hold it. */
  readonly holdS?: number;
  readonly opensAt?: number;
  readonly closesAt?: number;
  /** The clues that need this one. */
  readonly unlocks: readonly string[];
  /** Whether there are chests at this clue. */
  readonly final: boolean;
}

/** A version, and how many players hold the clue under it: assignments in hand keep theirs. */
export interface Version extends Definition {
  readonly holders: number;
}

interface KnownClue {
  readonly huntId: string;
  readonly clueId: string;
  /** In rising order; the last one is in force, the others are still held. */
  readonly versions: readonly [Version, ...Version[]];
  /** How many players have solved it. */
  readonly finders: number;
  readonly lines: Lines;
}

/** Can be found, though perhaps not held yet. While `dueAt` is there, somebody is to be let in then, or the clue closes. */
export interface OpenClue extends KnownClue {
  readonly status: 'open';
  readonly dueAt?: number;
}

/** Taken back or closed. While `dueAt` is there, its holders are told, one at a time. */
export interface EndedClue extends KnownClue {
  readonly status: 'ended';
  readonly reason: 'hunt-withdrawn' | 'hunt-closed';
  readonly endedAt: number;
  /** The last player who was told, in key order; empty before the first. */
  readonly toldUpTo: string;
  readonly dueAt?: number;
}

export type Clue = OpenClue | EndedClue;

export const inForce = ({ versions }: Clue): Version => versions.at(-1) ?? versions[0];

/** What an assignment's version says, or the one in force if that version is not known. */
export const definitionAt = (clue: Clue, huntVersion: number): Definition =>
  clue.versions.find((version) => version.huntVersion === huntVersion) ?? inForce(clue);

/** Whether nobody can do anything there any more. */
export const isOver = (clue: Clue, now: number): boolean =>
  clue.status === 'ended' || now >= (inForce(clue).closesAt ?? Infinity);

/** Whether there is a slot that nobody holds. */
export const isFree = (clue: Clue): boolean => holdersOf(clue) < (inForce(clue).capacity ?? Infinity);

const holdersOf = ({ versions }: Clue): number => versions.reduce((sum, { holders }) => sum + holders, 0);

export const definitionOf = ({
  huntVersion,
  puzzle,
  unlocks,
  chests,
  ...terms
}: ClueDefined): Definition => ({
  huntVersion,
  puzzle,
  ...termsOf(terms),
  unlocks,
  final: chests.length > 0,
});

type Terms = Pick<
  Definition,
  'requires' | 'attempts' | 'coolDownS' | 'capacity' | 'holdS' | 'opensAt' | 'closesAt'
>;

/** Those that are there: a document has no `undefined`. */
const termsOf = ({ requires, attempts, coolDownS, capacity, holdS, opensAt, closesAt }: Terms): Terms =>
  Object.fromEntries(
    Object.entries({ requires, attempts, coolDownS, capacity, holdS, opensAt, closesAt }).filter(
      ([, value]) => value !== undefined,
    ),
  );
