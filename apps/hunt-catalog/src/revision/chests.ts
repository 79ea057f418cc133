import type { RevisionRule } from './rule.js';

/** In an open hunt the chests are those that there are, each at its clue. */
export const chestPlaces: RevisionRule = ({ before, next }) => {
  const clueOf = new Map(before.chests.map(({ chestId, clueId }) => [chestId, clueId]));
  const kept = new Set(next.chests.map(({ chestId }) => chestId));
  const lacking = [...clueOf.keys()].filter((chestId) => !kept.has(chestId));
  return [
    ...lacking.map((chestId) => ({ path: 'chests', reason: `lack ${chestId}, but the hunt is open` })),
    ...next.chests.flatMap(({ chestId, clueId }, index) => {
      const at = clueOf.get(chestId);
      if (at === undefined)
        return [{ path: `chests[${index}].chestId`, reason: 'is new, but the hunt is open' }];
      return at === clueId
        ? []
        : [{ path: `chests[${index}].clueId`, reason: `was ${at}, and the hunt is open: it is frozen` }];
    }),
  ];
};

/** Nobody is told of chests that are not there any more. */
export const supplies: RevisionRule = ({ before, next }) => {
  const supplyOf = new Map(before.chests.map(({ chestId, supply }) => [chestId, supply]));
  return next.chests.flatMap(({ chestId, supply }, index) => {
    const known = supplyOf.get(chestId) ?? 0;
    return supply < known
      ? [{ path: `chests[${index}].supply`, reason: `is less than ${known}: a supply may only rise` }]
      : [];
  });
};
