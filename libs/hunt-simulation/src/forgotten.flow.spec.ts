import { RewardGranted, RewardReversalAnswered, SolutionRejected } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { answered, quiet, reversed, solves } from './story.js';
import { crosses, fenced, gate, huntOf, noon, scannable, scans } from './testing/old-town.js';
import { expectAllWell, walletOf } from './testing/told.js';

const minute = 60_000;
const week = 7 * 24 * 60 * minute;
const closesAt = noon + 30 * minute;
const town = huntOf([fenced('gate', gate), scannable('tower', 'qr-7', { requires: { allOf: ['gate'] } })]);

describe('a hunt that closed 7 days ago', () => {
  const play = (untilMs: number) =>
    simulate({
      seed: 7,
      hunts: [{ ...town, closes: { at: closesAt } }],
      saveAfterEach: true,
      repeats: 20,
      solvers: [solves('ann', 'gate', 'lion')],
      story: [
        ...crosses('ann', gate, noon), // opens the chest
        ...crosses('bob', gate, noon), // holds the gate
        quiet(noon + 5 * minute),
        ...scans('ann', 'qr-7', noon + 5 * minute),
        ...scans('bob', 'qr-7', noon + 5 * minute), // waits for the tower
        quiet(untilMs),
        answered('ann', { clueId: 'gate', answer: 'lion', attemptId: 'late' }, untilMs),
        answered('bob', { clueId: 'gate', answer: 'lion', attemptId: 'late' }, untilMs),
        reversed('ann', 'tower', untilMs),
        quiet(),
      ],
    });
  const before = play(closesAt + week - minute);
  const after = play(closesAt + week);
  const keysIn = (outcome: typeof after, service: string, collection: string) => [
    ...outcome.documents(service, collection).keys(),
  ];
  const inMemory = [
    ['clue-solving', 'clue_assignments'],
    ['clue-solving', 'waiting_places'],
    ['chest-reveal', 'chests'],
    ['chest-reveal', 'chest_reveals'],
    ['rewards', 'loot'],
  ] as const;

  it('has left the memory of all services, and not a minute before', () => {
    expectAllWell(after);
    for (const [service, name] of inMemory) expect([name, keysIn(after, service, name)]).toEqual([name, []]);
    expect(keysIn(before, 'clue-solving', 'clue_assignments')).toHaveLength(4);
    expect(keysIn(before, 'chest-reveal', 'chest_reveals')).toEqual(['tower/ann']);
  });

  it('still answers that it has closed', () => {
    for (const outcome of [before, after]) {
      const late = outcome.said(SolutionRejected).filter(({ data }) => data.attemptId === 'late');
      expect(late.map(({ data: { playerId, reason } }) => [playerId, reason]).sort()).toEqual([
        ['ann', 'hunt-closed'],
        ['bob', 'hunt-closed'],
      ]);
    }
  });

  it('leaves what was granted, which staff can still take back', () => {
    expect(after.said(RewardGranted).map(({ data }) => data.playerId)).toEqual(['ann']);
    expect(after.said(RewardReversalAnswered).map(({ data }) => data.answer)).toEqual(['reversed']);
    for (const amount of Object.values(walletOf(after, 'ann'))) expect(amount).toBe(0);
    expect(keysIn(after, 'rewards', 'reward_grants')).toHaveLength(1);
    expect(keysIn(after, 'gateway', 'player_views').sort()).toEqual(['ann', 'bob']);
  });
});
