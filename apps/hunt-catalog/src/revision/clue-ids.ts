import type { RevisionRule } from './rule.js';

/** A clue stays in its hunt, for its story in the log ends with the hunt only. Until the hunt opens, clues may be added. */
export const clueIds: RevisionRule = ({ before, next, isOpen }) => {
  const known = new Set(before.clues.map(({ clueId }) => clueId));
  const kept = new Set(next.clues.map(({ clueId }) => clueId));
  const lacking = [...known].filter((clueId) => !kept.has(clueId));
  return [
    ...lacking.map((clueId) => ({ path: 'clues', reason: `lack ${clueId}: a clue stays in its hunt` })),
    ...next.clues.flatMap(({ clueId }, index) =>
      isOpen && !known.has(clueId)
        ? [{ path: `clues[${index}].clueId`, reason: 'is new, but the hunt is open: its clues are frozen' }]
        : [],
    ),
  ];
};
