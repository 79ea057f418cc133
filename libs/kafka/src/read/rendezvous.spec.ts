import fc from 'fast-check';
import { assignPartitions, type Member } from './rendezvous.js';

const range = (n: number): number[] => [...Array(n).keys()];
const members = (...names: string[]): Member[] => names.map((name, i) => ({ id: `id-${i}-${name}`, name }));
const group = fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,12}$/), { minLength: 1, maxLength: 12 });
const partitionCount = fc.integer({ min: 1, max: 64 });

/** Owner's name by partition. */
const owners = (all: readonly Member[], partitions: number): (string | undefined)[] => {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const owner: (string | undefined)[] = Array<undefined>(partitions).fill(undefined);
  for (const [id, mine] of assignPartitions(all, 'topic', range(partitions)))
    for (const partition of mine) owner[partition] = names.get(id);
  return owner;
};

it('gives every partition to one member, and nobody more than one above anybody', () =>
  fc.assert(
    fc.property(group, partitionCount, (names, partitions) => {
      const shares = [...assignPartitions(members(...names), 'topic', range(partitions)).values()];
      expect(shares.flat().sort((a, b) => a - b)).toEqual(range(partitions));
      const sizes = shares.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  ));

it('depends on names alone: not on the order of members, nor on the ids of this start', () =>
  fc.assert(
    fc.property(group, partitionCount, (names, partitions) => {
      const restarted = [...names].reverse().map((name, i) => ({ id: `other-${i}`, name }));
      expect(owners(restarted, partitions)).toEqual(owners(members(...names), partitions));
    }),
  ));

it('leaves most partitions where they are when a member goes', () => {
  const names = range(8).map((i) => `clue-solving-${i}`);
  const before = owners(members(...names), 64);
  const moves = names.map((gone) => {
    const after = owners(members(...names.filter((name) => name !== gone)), 64);
    return before.filter((owner, partition) => owner !== gone && owner !== after[partition]).length;
  });
  // Round robin moves about 48 of the 56 partitions that could have stayed.
  const average = moves.reduce((sum, one) => sum + one, 0) / moves.length;
  expect(average).toBeLessThan(8);
});

it('shares between two members that were given one name by mistake', () => {
  const sizes = [...assignPartitions(members('same', 'same'), 'topic', range(8)).values()].map(
    ({ length }) => length,
  );
  expect(sizes).toEqual([4, 4]);
});
