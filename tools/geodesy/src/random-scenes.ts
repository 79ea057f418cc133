import type { HuntPublished } from '@treasure-hunt/contracts';
import { Chance } from './chance.js';
import type { Scene } from './compare.js';
import { distanceM, placeFrom, type Place } from './ellipsoid.js';
import { aimedAt } from './aim.js';
import { anyFence, huntOf } from './hunt.js';
import type { Fix } from './referee.js';

/** Where maps break, and where they do not. */
const places: readonly Place[] = [
  [0, 30],
  [48.85, 2.35],
  [-33.9, 180],
  [90, 0],
  [-89.999, 77],
];

/** How large fences are, how far players go, and how fast they may be. */
const scales = [
  { sizeM: 100, maxSpeedMps: 60 },
  { sizeM: 5_000, maxSpeedMps: 1_000 },
  { sizeM: 300_000, maxSpeedMps: 10_000 },
] as const;
type Scale = (typeof scales)[number];

const [fenceCount, walkCount, fixCount] = [40, 6, 60];

/** Of the counts in docs/geodesy.md. */
export const pageSeed = 1;

/** Random walks and fences at each place and in each size, most of the fixes aimed at where the answer is doubtful. */
export function* randomScenes(seed: number): Generator<Scene> {
  for (const [at, origin] of places.entries())
    for (const [size, scale] of scales.entries())
      yield sceneAt({ origin, scale }, new Chance(seed + at * scales.length + size));
}

const sceneAt = ({ origin, scale }: Region, chance: Chance): Scene => {
  const triggers = chance.times(fenceCount, () =>
    anyFence(chance, somewhere(chance, origin, 3 * scale.sizeM), scale.sizeM),
  );
  const hunt = huntOf(triggers, { maxSpeedMps: scale.maxSpeedMps });
  const walks = chance.times(walkCount, (n) => ({
    playerId: `walker-${n}`,
    fixes: fixesOf(chance, hunt, { origin, scale }),
  }));
  return { hunt, walks };
};

const somewhere = (chance: Chance, origin: Place, withinM: number): Place =>
  placeFrom(origin, chance.between(0, 360), chance.between(0, withinM));

interface Region {
  readonly origin: Place;
  readonly scale: Scale;
}

const fixesOf = (chance: Chance, hunt: HuntPublished, region: Region): readonly Fix[] => {
  const fixes: Fix[] = [];
  while (fixes.length < fixCount)
    for (const place of stretch(chance, hunt, region)) {
      const last = fixes.at(-1);
      fixes.push({ place, at: last ? last.at + spentMs(chance, [last.place, place], region.scale) : 0 });
    }
  return fixes;
};

/** Nearly as fast as is allowed, a little faster, or with as much time as it takes. */
const spentMs = (chance: Chance, [from, to]: readonly [Place, Place], { maxSpeedMps }: Scale): number => {
  const leastMs = (distanceM(from, to) / maxSpeedMps) * 1000;
  const share = chance.pick([chance.between(0.99, 1.01), chance.between(1.5, 3), chance.between(1.5, 3)]);
  return Math.max(1, Math.round(leastMs * share));
};

/** The next places of a walk: anywhere, or where the answer is doubtful. */
const stretch = (chance: Chance, { clues }: HuntPublished, { origin, scale }: Region): readonly Place[] => {
  const { trigger } = chance.pick(clues);
  const isAimed = chance.pick([true, true, false]) && 'fence' in trigger;
  return isAimed ? aimedAt(chance, trigger.fence) : [somewhere(chance, origin, 4 * scale.sizeM)];
};
