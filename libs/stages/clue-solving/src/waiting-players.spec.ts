import { Documents } from '@treasure-hunt/decider';
import { waitingPlayers } from './index.js';

const clue = (clueId: string, status: string, [early, waiting]: [number, number]) => ({
  collection: 'clues',
  key: clueId,
  value: {
    status,
    clueId,
    lines: { early: { length: early, lastNumber: 9 }, waiting: { length: waiting, lastNumber: 9 } },
  },
});

it('counts who waits for clues that can be held, in all lines and in the longest', () => {
  const documents = new Documents();
  expect(waitingPlayers(documents)).toEqual({ 'clue.waiting.players': 0, 'clue.waiting.longest': 0 });
  documents.apply([
    clue('gate', 'open', [1, 4]),
    clue('well', 'open', [0, 2]),
    clue('tower', 'ended', [0, 7]),
    { collection: 'clues', key: 'moat', value: { status: 'forgotten', clueId: 'moat' } as object },
    { collection: 'clue_assignments', key: 'gate/ann', value: { status: 'assigned' } as object },
  ]);
  expect(waitingPlayers(documents)).toEqual({ 'clue.waiting.players': 7, 'clue.waiting.longest': 5 });
});
