import type { ClueDefined, HashedPuzzle, Requirement } from '@treasure-hunt/contracts';

/** What a version of the hunt says of a clue. Assignments in hand keep theirs, so every version is kept. */
export interface Definition {
  readonly huntVersion: number;
  readonly puzzle: HashedPuzzle;
  readonly requires?: Requirement;
  /** How many answers of a player may be wrong. */
  readonly attempts?: number;
  readonly coolDownS?: number;
  /** How long a player may hold it. */
  readonly holdS?: number;
  /** The clues that need this one. */
  readonly unlocks: readonly string[];
  /** Whether there are chests at this clue. */
  readonly final: boolean;
}

interface KnownClue {
  readonly huntId: string;
  readonly clueId: string;
  /** In rising order; the last one is in force. */
  readonly versions: readonly [Definition, ...Definition[]];
  /** How many players have solved it. */
  readonly finders: number;
}

export interface OpenClue extends KnownClue {
  readonly status: 'open';
  readonly dueAt?: undefined;
}

/** Taken back. While `dueAt` is there, its holders are told, one at a time. */
export interface WithdrawnClue extends KnownClue {
  readonly status: 'withdrawn';
  readonly withdrawnAt: number;
  /** The last player who was told, in key order; empty before the first. */
  readonly toldUpTo: string;
  readonly dueAt?: number;
}

export type Clue = OpenClue | WithdrawnClue;

export const inForce = ({ versions }: Clue): Definition => versions.at(-1) ?? versions[0];

/** What an assignment's version says, or the one in force if that version is not known. */
export const definitionAt = (clue: Clue, huntVersion: number): Definition =>
  clue.versions.find((version) => version.huntVersion === huntVersion) ?? inForce(clue);

export const definitionOf = ({
  huntVersion,
  puzzle,
  requires,
  attempts,
  coolDownS,
  holdS,
  unlocks,
  chests,
}: ClueDefined): Definition => ({
  huntVersion,
  puzzle,
  ...(requires && { requires }),
  ...(attempts !== undefined && { attempts }),
  ...(coolDownS !== undefined && { coolDownS }),
  ...(holdS !== undefined && { holdS }),
  unlocks,
  final: chests.length > 0,
});
