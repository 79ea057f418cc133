import { ClueAssigned, ClueExpired, ClueQueued, SolutionAccepted } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { answered, quiet } from './story.js';
import { crosses, fenced, gate, huntOf, noon } from './testing/old-town.js';
import { expectAllWell, typesToldTo } from './testing/told.js';

const minute = 60_000;
const players = ['ann', 'bob', 'cleo', 'dan', 'eve'];
const hunt = huntOf([fenced('gate', gate, { capacity: 2, holdS: 3_600 })]);
const solvesIt = { clueId: 'gate', answer: 'lion' };
/** One after the other, three minutes apart. */
const found = players.flatMap((player, n) => {
  const at = noon + n * 3 * minute;
  return [quiet(at), ...crosses(player, gate, at)];
});

describe.each([1, 2, 3])('a clue that two may hold and five find (seed %i)', (seed) => {
  const outcome = simulate({
    seed,
    hunts: [hunt],
    saveAfterEach: true,
    repeats: 20,
    story: [
      ...found,
      quiet(noon + 20 * minute),
      answered('ann', solvesIt, noon + 20 * minute), // A slot is free for Cleo.
      quiet(noon + 70 * minute), // Bob's hold has ended: one for Dan.
      quiet(noon + 81 * minute), // Cleo's has, too: one for Eve.
      answered('dan', solvesIt, noon + 82 * minute),
      quiet(noon + 83 * minute),
      ...crosses('cleo', gate, noon + 83 * minute), // Comes back, and there is a slot.
      quiet(noon + 86 * minute),
      answered('cleo', solvesIt, noon + 86 * minute),
    ],
  });

  it('is given to two, and three are told their place', () => {
    expectAllWell(outcome);
    const queued = outcome.said(ClueQueued).map(({ data: { playerId, place } }) => [playerId, place]);
    expect(queued).toEqual([
      ['cleo', 1],
      ['dan', 2],
      ['eve', 3],
    ]);
  });

  it('is given on in the order of the line, when it is solved and when a hold ends', () => {
    const assigned = outcome.said(ClueAssigned).map(({ data }) => data.playerId);
    expect(assigned).toEqual(['ann', 'bob', 'cleo', 'dan', 'eve', 'cleo']);
    const expired = outcome.said(ClueExpired).map(({ data: { playerId, reason } }) => [playerId, reason]);
    expect(expired).toEqual([
      ['bob', 'hold-ended'],
      ['cleo', 'hold-ended'],
    ]);
  });

  it('is solved by whoever holds it then', () => {
    const finders = outcome.said(SolutionAccepted).map(({ data }) => [data.playerId, data.finder]);
    expect(finders).toEqual([
      ['ann', 1],
      ['dan', 2],
      ['cleo', 3],
    ]);
    expect(typesToldTo(outcome, 'cleo')).toEqual([
      ...['clue.queued', 'clue.assigned', 'clue.expired', 'clue.assigned'],
      ...['solution.accepted', 'chest.revealed', 'reward.granted', 'wallet.changed'],
    ]);
  });

  it('is shown to each player as it is', () => {
    const views = outcome.documents('gateway', 'player_views') as Map<string, Record<string, object[]>>;
    const shown = players.map((player) =>
      ['held', 'waiting', 'expired', 'solved'].filter((list) => (views.get(player)?.[list] ?? []).length > 0),
    );
    expect(shown).toEqual([['solved'], ['expired'], ['solved'], ['solved'], ['held']]);
    expect(outcome.documents('clue-solving', 'waiting_places').size).toBe(0);
  });
});
