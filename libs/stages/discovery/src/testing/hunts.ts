import {
  discoveryDefaults,
  type HuntPublished,
  type HuntWithdrawn,
  type Trigger,
} from '@treasure-hunt/contracts';
import type { Definitions } from '../definitions.js';

/** A clue of a test: its id, and what triggers it. */
export type ClueOfTest = readonly [clueId: string, trigger: Trigger];

export const circle = (lat: number, lon: number, radiusM: number): Trigger => ({
  fence: { circle: { lat, lon, radiusM } },
});
/** The same fence, that asks to stay. */
export const staying = (dwellS: number, trigger: Trigger): Trigger => ({ ...trigger, dwellS });
export const object = (targetId: string): Trigger => ({ object: { targetId } });

/** A published hunt with these clues, and with other rules than the defaults. */
export const hunt = (
  huntId: string,
  clues: readonly ClueOfTest[],
  rules: Partial<HuntPublished['discovery']> = {},
): HuntPublished => ({
  huntId,
  huntVersion: 1,
  title: huntId,
  rules: 1,
  secretId: 's1',
  secretHash: 'h',
  publishedAt: 0,
  discovery: { ...discoveryDefaults, ...rules },
  clues: clues.map(([clueId, trigger]) => ({ clueId, trigger, puzzle: { kind: 'visit' }, final: false })),
});

export const withdrawn = (huntId: string): HuntWithdrawn => ({ huntId, huntVersion: 2, withdrawnAt: 0 });

/** Looks up these definitions, and throws at any other. */
export const lookUp = (...known: readonly (HuntPublished | HuntWithdrawn)[]): Definitions => {
  return (huntId, huntVersion) => {
    const found = known.find((one) => one.huntId === huntId && one.huntVersion === huntVersion);
    if (!found) throw new Error(`${huntId}@${huntVersion} is unknown`);
    return found;
  };
};
