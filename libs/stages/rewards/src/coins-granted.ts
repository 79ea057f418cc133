import type { Change } from '@treasure-hunt/decider';
import { grants } from './keys.js';
import type { Grant } from './state.js';

/** How many coins are granted by what has changed; what was taken back was counted when it was granted. */
export const coinsGranted = (changes: readonly Change[]): number => {
  let coins = 0;
  for (const { collection, value } of changes) {
    if (collection !== grants || value === undefined) continue;
    const grant = value as Grant;
    if (grant.reversal === undefined) coins += grant.coins.length;
  }
  return coins;
};
