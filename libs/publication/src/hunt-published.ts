import { huntSecret, secretHash, type HuntPublished } from '@treasure-hunt/contracts';
import { needsOf } from './requirement.js';
import type { Edition } from './edition.js';
import { hashedPuzzle } from './hashed-puzzle.js';
import { timesOf } from './times.js';

/** The contract's defaults for what an author leaves out. */
const discoveryDefaults = { maxGapS: 120, exitMarginM: 10 };

/** What discovery is told of a hunt. */
export const huntPublished = (edition: Edition): HuntPublished => {
  const { definition, huntVersion, at, answerKey } = edition;
  const { huntId, title, difficulty, discovery } = definition;
  const finals = new Set(definition.chests.map(({ clueId }) => clueId));
  return {
    huntId,
    huntVersion,
    title,
    ...(difficulty !== undefined && { difficulty }),
    rules: 1,
    secretId: edition.huntSecret.keyId,
    secretHash: secretHash(huntSecret(edition.huntSecret.secret, huntId)),
    publishedAt: at,
    ...timesOf(definition),
    discovery: {
      maxGapS: discovery?.maxGapS ?? discoveryDefaults.maxGapS,
      exitMarginM: discovery?.exitMarginM ?? discoveryDefaults.exitMarginM,
    },
    clues: definition.clues.map((clue) => {
      const requires = needsOf(clue);
      return {
        clueId: clue.clueId,
        ...(requires && { requires }),
        trigger: clue.trigger,
        puzzle: hashedPuzzle(clue, answerKey),
        final: finals.has(clue.clueId),
      };
    }),
  };
};
