import type { HuntDefinition } from '@treasure-hunt/contracts';
import { playableHunt } from '@treasure-hunt/publication/testing';
import fc from 'fast-check';
import { readDefinition } from './read-definition.js';

const pathsOf = (value: unknown): string[] => (readDefinition(value).faults ?? []).map(({ path }) => path);
const last = ({ clues }: HuntDefinition): number => clues.length - 1;
const withClue = (hunt: HuntDefinition, index: number, change: object): unknown => ({
  ...hunt,
  clues: hunt.clues.map((clue, at) => (at === index ? { ...clue, ...change } : clue)),
});

/** Ways to break a hunt at one of its clues, and the path that has to be named. */
const breaks: readonly {
  name: string;
  path: (at: number) => string;
  change: (hunt: HuntDefinition, at: number) => unknown;
}[] = [
  {
    name: 'a repeated id',
    path: () => 'clues[1].clueId',
    change: (hunt) => ({ ...hunt, clues: [hunt.clues[0], hunt.clues[0], ...hunt.clues.slice(1)] }),
  },
  {
    name: 'a clue that nobody knows',
    path: (at) => `clues[${at}].requires.allOf[0]`,
    change: (hunt, at) => withClue(hunt, at, { requires: { allOf: ['nowhere'] } }),
  },
  {
    name: 'a chest at a clue that nobody knows',
    path: () => 'chests[0].clueId',
    change: (hunt) => ({
      ...hunt,
      chests: [{ chestId: 'c', clueId: 'nowhere', supply: 1, loot: {} }, ...hunt.chests],
    }),
  },
  {
    name: 'a clue that needs itself',
    path: (at) => `clues[${at}].requires`,
    change: (hunt, at) => withClue(hunt, at, { requires: { allOf: [hunt.clues[at]?.clueId] } }),
  },
  {
    name: 'more needed than listed',
    path: (at) => `clues[${at}].requires.nOf.n`,
    change: (hunt, at) => withClue(hunt, at, { requires: { nOf: { n: 9, clues: ['hunt.clue-0'] } } }),
  },
  {
    name: 'an answer without a letter',
    path: (at) => `clues[${at}].puzzle.answers[1]`,
    change: (hunt, at) =>
      withClue(hunt, at, { puzzle: { kind: 'text', prompt: '?', answers: ['yes', '!?'] } }),
  },
  {
    name: 'a field that nobody knows',
    path: (at) => `clues[${at}].colour`,
    change: (hunt, at) => withClue(hunt, at, { colour: 'red' }),
  },
  {
    name: 'a capacity without a hold',
    path: (at) => `clues[${at}].capacity`,
    change: (hunt, at) => withClue(hunt, at, { capacity: 3, holdS: undefined }),
  },
];

describe('a hunt', () => {
  it('is read when it can be played', () =>
    fc.assert(
      fc.property(playableHunt, (hunt) => expect(readDefinition(hunt)).toEqual({ definition: hunt })),
    ));

  it.each(breaks)('is refused with the path of $name', ({ path, change }) =>
    fc.assert(
      fc.property(playableHunt, fc.nat(), (hunt, pick) => {
        const at = pick % hunt.clues.length;
        expect(pathsOf(change(hunt, at))).toContain(path(at));
      }),
    ),
  );

  it('is refused with all of its faults at once', () =>
    fc.assert(
      fc.property(playableHunt, (hunt) => {
        const broken = breaks
          .filter(
            ({ name }) => !name.includes('repeated') && !name.includes('itself') && !name.includes('listed'),
          )
          .reduce<HuntDefinition>((so, { change }) => change(so, last(hunt)) as HuntDefinition, {
            ...hunt,
            title: '',
          });
        const at = last(hunt);
        expect(pathsOf(broken)).toEqual(
          expect.arrayContaining([
            'title',
            `clues[${at}].requires.allOf[0]`,
            'chests[0].clueId',
            `clues[${at}].puzzle.answers[1]`,
            `clues[${at}].colour`,
            `clues[${at}].capacity`,
          ]),
        );
      }),
    ));

  it('is refused when it is not even an object', () => expect(pathsOf(null)).toEqual(['']));
});
