import type { Adopted } from './adopted.js';
import { knownTerrains } from './known-terrains.js';
import { hunt, lookUp } from './testing/hunts.js';

const counted = () => {
  const definitions = lookUp(hunt('a', []), hunt('b', []));
  const looked: string[] = [];
  const terrainOf = knownTerrains((huntId, version) => {
    looked.push(huntId);
    return definitions(huntId, version);
  });
  return { terrainOf, looked };
};
const onlyA = (): Adopted => ({ hunts: [['a', 1]] });

describe('the terrain of a list of hunts', () => {
  it('is laid out once for all partitions that have the same list', () => {
    const { terrainOf, looked } = counted();
    expect(terrainOf(onlyA())).toBe(terrainOf(onlyA()));
    expect(looked).toEqual(['a']);
  });

  it('is another one when a hunt is added', () => {
    const { terrainOf, looked } = counted();
    terrainOf(onlyA());
    terrainOf({ hunts: [...onlyA().hunts, ['b', 1]] });
    expect(looked).toEqual(['a', 'a', 'b']);
  });

  it('cannot be laid out over an unknown hunt', () => {
    const { terrainOf } = counted();
    expect(() => terrainOf({ hunts: [['c', 1]] })).toThrow('c@1 is unknown');
  });
});
