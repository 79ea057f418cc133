import type { Requires } from '@treasure-hunt/contracts';
import { requirementOf } from '@treasure-hunt/publication';
import type { Rule } from './rule.js';

/** What a clue or a chest names is a clue of this hunt. */
export const unknownClues: Rule = ({ clues, chests }) => {
  const known = new Set(clues.map(({ clueId }) => clueId));
  const needed = clues.flatMap(({ requires }, index) =>
    (requires ? requirementOf(requires).clues : []).map((clueId, place) => ({
      clueId,
      path: requires ? `${needsPath(index, requires)}[${place}]` : '',
    })),
  );
  const holding = chests.flatMap(({ clueId }, index) =>
    clueId === undefined ? [] : [{ clueId, path: `chests[${index}].clueId` }],
  );
  return [...needed, ...holding]
    .filter(({ clueId }) => !known.has(clueId))
    .map(({ clueId, path }) => ({ path, reason: `there is no clue ${clueId} in this hunt` }));
};

/** Where the list of the clues that clue `index` needs is written. */
const needsPath = (index: number, requires: Requires): string =>
  `clues[${index}].requires.${'allOf' in requires ? 'allOf' : 'nOf.clues'}`;
