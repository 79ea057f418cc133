import type { HuntDefinition } from '@treasure-hunt/contracts';
import { stepsOf } from '@treasure-hunt/publication';
import { keys, smallHunt } from '../testing/hunts.js';
import { editionOf, newHunt } from './catalog-hunt.js';
import { tooLarge } from './too-large.js';

const faultsOf = (definition: HuntDefinition) => {
  const hunt = newHunt({ definition, by: 'me', at: 0 }, keys);
  return tooLarge(stepsOf(editionOf(hunt, keys), { topicPrefix: '', partitions: 1 }));
};

describe('a hunt whose messages would be too large', () => {
  it('is named, although its definition is within the limit', () => {
    const hunt = smallHunt('town');
    const answers = Array.from({ length: 20 }, (_, index) => `a${index}`);
    const clues = Array.from({ length: 500 }, (_, index) => ({
      clueId: `c${index}`,
      trigger: { object: { targetId: 'qr' } },
      puzzle: { kind: 'text' as const, prompt: 'x'.repeat(500), answers },
    }));
    const large = { ...hunt, clues, chests: [] };
    expect(JSON.stringify(large).length).toBeLessThan(900_000);
    expect(faultsOf(large).map(({ path }) => path)).toEqual(['clues']);
    expect(faultsOf(hunt)).toEqual([]);
  });
});
