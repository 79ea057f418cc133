import { Documents } from '@treasure-hunt/decider';
import { chestsLeft } from './index.js';

const at = (clueId: string, supplies: [number, number][], more: object = {}) => ({
  collection: 'chests',
  key: clueId,
  value: {
    withdrawn: false,
    chests: supplies.map(([supply, opened], n) => ({ chestId: `${clueId}.${n}`, supply, opened })),
    ...more,
  } as object,
});

it('counts how often chests can still be opened; those of withdrawn and retired clues cannot', () => {
  const documents = new Documents();
  expect(chestsLeft(documents)).toEqual({ 'chest.left': 0 });
  documents.apply([
    at('tower', [
      [3, 1],
      [10, 10],
    ]),
    at('well', [[5, 0]]),
    at('gate', [[5, 0]], { withdrawn: true }),
    at('moat', [[5, 0]], { dueAt: 7 }),
  ]);
  expect(chestsLeft(documents)).toEqual({ 'chest.left': 7 });
});
