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

/** Taken back or closed. Its holders are told, one at a time; when all have been told, it is due to be forgotten. */
export interface EndedClue extends KnownClue {
  readonly status: 'ended';
  readonly reason: 'hunt-withdrawn' | 'hunt-closed';
  readonly endedAt: number;
  /** The last player who was told, in key order; empty before the first, absent when there is none left. */
  readonly toldUpTo?: string;
  readonly dueAt: number;
}

/** What is left of a clue that ended long ago: enough to say so. While `dueAt` is there, its players are forgotten, one at a time. */
export interface ForgottenClue {
  readonly status: 'forgotten';
  readonly huntId: string;
  readonly clueId: string;
  readonly huntVersion: number;
  readonly dueAt?: number;
}

/** A clue whose definition is known. */
export type DefinedClue = OpenClue | EndedClue;
export type Clue = DefinedClue | ForgottenClue;

/** An ended clue is forgotten 7 days after its end. */
export const forgottenAfterMs = 7 * 24 * 60 * 60 * 1000;

export const inForce = ({ versions }: DefinedClue): Version => versions.at(-1) ?? versions[0];

/** The version of the hunt that is in force at a clue, or was last. */
export const versionOf = (clue: Clue): number =>
  clue.status === 'forgotten' ? clue.huntVersion : inForce(clue).huntVersion;

/** What an assignment's version says, or the one in force if that version is not known. */
export const definitionAt = (clue: DefinedClue, huntVersion: number): Definition =>
  clue.versions.find((version) => version.huntVersion === huntVersion) ?? inForce(clue);

/** Whether nobody can do anything there any more. */
export const isOver = (clue: DefinedClue, now: number): boolean =>
  clue.status === 'ended' || now >= (inForce(clue).closesAt ?? Infinity);

/** Whether there is a slot that nobody holds. */
export const isFree = (clue: DefinedClue): boolean => holdersOf(clue) < (inForce(clue).capacity ?? Infinity);

const holdersOf = ({ versions }: DefinedClue): number =>
  versions.reduce((sum, { holders }) => sum + holders, 0);

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
