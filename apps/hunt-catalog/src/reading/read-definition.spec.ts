import { playableHunt } from '@treasure-hunt/publication/testing';
import fc from 'fast-check';
import { readDefinition } from './read-definition.js';

const pathsOf = (value: unknown): string[] => (readDefinition(value).faults ?? []).map(({ path }) => path);

describe('a hunt', () => {
  it('is read when it can be played', () =>
    fc.assert(
      fc.property(playableHunt, (hunt) => expect(readDefinition(hunt)).toEqual({ definition: hunt })),
    ));

  it('is refused with the path of a repeated id', () =>
    fc.assert(
      fc.property(playableHunt, ({ clues: [first, ...others], ...hunt }) => {
        expect(pathsOf({ ...hunt, clues: [first, first, ...others] })).toContain('clues[1].clueId');
      }),
    ));

  it('is refused when it is not even an object', () => expect(pathsOf(null)).toEqual(['']));
});
