import type { ChestDefined } from '@treasure-hunt/contracts';
import type { ChestFact, Chests, Supply } from './state.js';

/**
 * A version above the known one replaces it; any other is old news. What was opened stays opened, and a supply only rises. A withdrawal closes the
 * chests and tells rewards nothing: what was granted stays, and the loot it knows is enough for those still on their way.
 */
export const define = (defined: ChestDefined, known: Chests | undefined): ChestFact[] => {
  if (known && defined.huntVersion <= known.huntVersion) return [];
  const { huntId, huntVersion, clueId, secretId, withdrawn } = defined;
  const kept: ChestFact = {
    type: 'chests.kept',
    data: { huntId, huntVersion, clueId, withdrawn, chests: supplies(defined, known) },
  };
  if (withdrawn) return [kept];
  const chests = defined.chests.map(({ chestId, loot }) => ({ chestId, loot }));
  return [{ type: 'loot.defined', data: { huntId, huntVersion, clueId, secretId, chests } }, kept];
};

const supplies = (defined: ChestDefined, known: Chests | undefined): Supply[] =>
  defined.chests.map(({ chestId, supply }) => {
    const before = known?.chests.find((chest) => chest.chestId === chestId);
    return { chestId, supply: Math.max(supply, before?.supply ?? 0), opened: before?.opened ?? 0 };
  });
