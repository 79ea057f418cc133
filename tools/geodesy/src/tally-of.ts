import { compare, type Scene } from './compare.js';
import { Tally } from './tally.js';

/** What comes of comparing some scenes. */
export const tallyOf = (scenes: Iterable<Scene>): Tally => {
  const tally = new Tally();
  for (const scene of scenes) compare(scene, tally);
  return tally;
};
