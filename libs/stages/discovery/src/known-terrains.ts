import type { Adopted } from './adopted.js';
import type { Definitions } from './definitions.js';
import { layOut, type Terrain } from './terrain.js';

export type TerrainOf = (adopted: Adopted) => Terrain;

/** The partitions of a process adopt a hunt one after the other, so that a few lists are in use at a time. */
const keptTerrains = 4;

/**
 * The terrain of a list of adopted hunts. It is laid out once for each list and shared by all partitions that have the
 * same one: what is adopted changes seldom, and players move all the time.
 */
export const knownTerrains = (definitions: Definitions): TerrainOf => {
  const ofDocument = new WeakMap<Adopted, Terrain>();
  const ofList = new Map<string, Terrain>();

  const laidOutFor = (adopted: Adopted): Terrain => {
    const list = JSON.stringify(adopted.hunts);
    const terrain = ofList.get(list) ?? layOut(adopted, definitions);
    ofList.delete(list);
    ofList.set(list, terrain);
    for (const oldest of ofList.keys()) if (ofList.size > keptTerrains) ofList.delete(oldest);
    return terrain;
  };

  return (adopted) => {
    const known = ofDocument.get(adopted);
    if (known) return known;
    const terrain = laidOutFor(adopted);
    ofDocument.set(adopted, terrain);
    return terrain;
  };
};
