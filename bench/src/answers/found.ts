import { fixes, hunt, type Place } from './wandering.js';

/** From a place to the nearest point of a straight path, by trisection: the distance falls along it, and rises again. */
const distanceToPath = (place: Place, from: Place, to: Place): number => {
  const at = (share: number): number =>
    Math.hypot(from.x + share * (to.x - from.x) - place.x, from.y + share * (to.y - from.y) - place.y);
  let [low, high] = [0, 1];
  for (let n = 0; n < 100; n += 1) {
    const third = (high - low) / 3;
    if (at(low + third) < at(high - third)) high -= third;
    else low += third;
  }
  return at(low);
};

const circles = hunt.clues.flatMap(({ clueId, trigger }) =>
  'fence' in trigger && 'circle' in trigger.fence && 'world' in trigger.fence.circle
    ? [{ clueId, place: trigger.fence.circle, radius: trigger.fence.circle.radius }]
    : [],
);

/** Who finds what, by looking at every fence for every step: `clue/player`, each once however often it was entered. */
export const found = (): ReadonlySet<string> => {
  const pairs = new Set<string>();
  const last = new Map<string, Place>();
  for (const { playerId, position } of fixes) {
    const from = last.get(playerId);
    last.set(playerId, position);
    for (const { clueId, place, radius } of from ? circles : [])
      if (distanceToPath(place, from!, position) <= radius) pairs.add(`${clueId}/${playerId}`);
  }
  return pairs;
};
