import type { Clue, HuntDefinition } from '@treasure-hunt/contracts';
import { acted, moved, type Scene } from '../story.js';

/** When stories begin. */
export const noon = Date.parse('2026-06-01T12:00:00Z');

/** Places more than a kilometre apart, near enough to be reached in a minute, and the way from `away` to one of them does not touch the other. */
export const gate = { lat: 48.85, lon: 2.35 };
export const well = { lat: 48.86, lon: 2.33 };
export const away = { lat: 48.84, lon: 2.33 };

type Place = typeof gate;

/** A clue behind a fence of 40 m around a place; `answers` lead on. */
export const fenced = (clueId: string, { lat, lon }: Place, more: Partial<Clue> = {}): Clue => ({
  clueId,
  trigger: { fence: { circle: { lat, lon, radiusM: 40 } } },
  puzzle: { kind: 'text', prompt: 'Who guards it?', answers: ['lion'] },
  ...more,
});

/** A clue at an object, that solves itself. */
export const scannable = (clueId: string, targetId: string, more: Partial<Clue> = {}): Clue => ({
  clueId,
  trigger: { object: { targetId } },
  puzzle: { kind: 'visit' },
  ...more,
});

/** A hunt of these clues with a chest at the last one. */
export const huntOf = (clues: readonly [Clue, ...Clue[]], supply = 100): HuntDefinition => ({
  huntId: 'old-town',
  version: 1,
  title: 'Old town',
  clues: [...clues],
  chests: [
    {
      chestId: 'oak',
      clueId: clues.at(-1)?.clueId ?? '',
      supply,
      loot: {
        guaranteed: [{ currency: 'coin', amount: 10 }],
        weighted: [
          { weight: 1, sku: 'golden-key' },
          { weight: 3, currency: 'gem', amount: 5 },
        ],
        consolation: [{ currency: 'coin', amount: 1 }],
      },
    },
  ],
});

/** Comes from away and goes away again; the second fix, a minute after the first, is inside the fence. */
export const crosses = (player: string, place: Place, atMs: number): readonly Scene[] => [
  moved(player, away, atMs),
  moved(player, place, atMs + 60_000),
  moved(player, away, atMs + 120_000),
];

/** The id of the fix that crosses. */
export const crossingId = (player: string, atMs: number): string => `${player}/moved/${atMs + 60_000}`;

export const scans = (player: string, targetId: string, atMs: number): readonly Scene[] => [
  acted(player, targetId, atMs),
];
