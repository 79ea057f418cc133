import { ClueAssigned, ClueDiscovered, ClueExpired } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { answered, moved, quiet, retries } from './story.js';
import { away, fenced, gate, huntOf, noon } from './testing/old-town.js';
import { expectAllWell, typesToldTo } from './testing/told.js';

const minute = 60_000;
const holdS = 600;
/** Comes to the gate and stays. */
const comes = (player: string) => [moved(player, away, noon), moved(player, gate, noon + minute)];

describe.each([1, 2, 3])('players whose holds end (seed %i)', (seed) => {
  const outcome = simulate({
    seed,
    hunts: [huntOf([fenced('gate', gate, { holdS })])],
    saveAfterEach: true,
    repeats: 20,
    story: [
      ...comes('ann'),
      ...comes('bob'),
      quiet(noon + 5 * minute),
      retries('ann', 'gate', noon + 5 * minute), // Ann still holds it.
      moved('bob', away, noon + 6 * minute),
      quiet(noon + 20 * minute), // Both holds have ended.
      retries('ann', 'gate', noon + 20 * minute),
      retries('bob', 'gate', noon + 20 * minute),
      quiet(noon + 21 * minute),
      answered('ann', { clueId: 'gate', answer: 'lion' }, noon + 21 * minute),
      quiet(noon + 22 * minute),
      retries('ann', 'gate', noon + 22 * minute), // Ann has solved it.
    ],
  });
  const assignedTo = (player: string) =>
    outcome.said(ClueAssigned).filter(({ data: { playerId } }) => playerId === player);

  it('get another assignment when they ask again inside the fence, and can solve that one', () => {
    expectAllWell(outcome);
    const [first, second] = assignedTo('ann').map(({ data }) => data.assignmentId);
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
    expect(typesToldTo(outcome, 'ann')).toEqual([
      ...['clue.assigned', 'clue.expired', 'clue.assigned'],
      ...['solution.accepted', 'chest.revealed', 'reward.granted', 'wallet.changed'],
    ]);
  });

  it('get nothing when they have left', () => {
    expect(outcome.said(ClueExpired)).toHaveLength(2);
    expect(assignedTo('bob')).toHaveLength(1);
    expect(typesToldTo(outcome, 'bob')).toEqual(['clue.assigned', 'clue.expired']);
  });

  it('are told nothing new for asking while they hold it or after they have solved it', () => {
    const crossings = outcome.said(ClueDiscovered).filter(({ data: { playerId } }) => playerId === 'ann');
    expect(crossings).toHaveLength(4);
    expect(assignedTo('ann')).toHaveLength(2);
  });
});
