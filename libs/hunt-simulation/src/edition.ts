import {
  hashAnswer,
  huntSecret,
  secretHash,
  type Clue,
  type ClueDefined,
  type HashedPuzzle,
  type HuntDefinition,
  type HuntPublished,
  type Requirement,
} from '@treasure-hunt/contracts';
import type { Keys } from './keys.js';

/** One version of a hunt as it goes out. */
export interface Edition {
  readonly definition: HuntDefinition;
  /** The definition's own version, or one more where the hunt is taken back. */
  readonly huntVersion: number;
  readonly withdrawn: boolean;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly keys: Keys;
}

/** The contract's defaults for what an author leaves out. */
const discoveryDefaults = { maxGapS: 120, exitMarginM: 10 };

/** What clue-solving is told of each clue, in the order written. */
export const cluesDefined = ({ definition, huntVersion, withdrawn, keys }: Edition): ClueDefined[] =>
  definition.clues.map((clue) => ({
    huntId: definition.huntId,
    huntVersion,
    clueId: clue.clueId,
    rules: 1,
    secretId: keys.hunts[0].keyId,
    withdrawn,
    puzzle: hashed(clue, keys),
    ...requirementOf(clue),
    unlocks: definition.clues
      .filter((other) => requirementOf(other).requires?.clues.includes(clue.clueId))
      .map(({ clueId }) => clueId),
    chests: definition.chests.filter(({ clueId }) => clueId === clue.clueId),
  }));

/** What discovery is told of a hunt. */
export const huntPublished = ({ definition, huntVersion, atMs, keys }: Edition): HuntPublished => {
  const { huntId, title, difficulty, discovery } = definition;
  const [{ keyId, secret }] = keys.hunts;
  return {
    huntId,
    huntVersion,
    title,
    ...(difficulty !== undefined && { difficulty }),
    rules: 1,
    secretId: keyId,
    secretHash: secretHash(huntSecret(secret, huntId)),
    publishedAt: atMs,
    discovery: {
      maxGapS: discovery?.maxGapS ?? discoveryDefaults.maxGapS,
      exitMarginM: discovery?.exitMarginM ?? discoveryDefaults.exitMarginM,
    },
    clues: definition.clues.map((clue) => ({
      clueId: clue.clueId,
      ...requirementOf(clue),
      trigger: clue.trigger,
      puzzle: hashed(clue, keys),
      final: definition.chests.some(({ clueId }) => clueId === clue.clueId),
    })),
  };
};

/** The two ways to write a requirement as one: `n` of these clues. */
const requirementOf = ({ requires }: Clue): { requires?: Requirement } => {
  if (!requires) return {};
  return 'allOf' in requires
    ? { requires: { n: requires.allOf.length, clues: requires.allOf } }
    : { requires: requires.nOf };
};

const hashed = ({ clueId, puzzle }: Clue, { answers: [{ keyId, secret }] }: Keys): HashedPuzzle =>
  puzzle.kind === 'visit'
    ? puzzle
    : {
        kind: 'text',
        prompt: puzzle.prompt,
        keyId,
        answerHashes: [...new Set(puzzle.answers.map((answer) => hashAnswer(secret, clueId, answer)))],
      };
