import { given, type Given } from '@treasure-hunt/decider/testing';
import { clueSolving } from './stage.js';
import { attempted, crossed, defined, settled } from './testing/old-town.js';

const at = (now: number, receivedAt = now) => ({ now, receivedAt });
const crossing = crossed('p-1', { id: 'crossing', decisionId: 'a1', ...at(10_000) });
/** Held from 0:10 to 1:10; the slot is given away at 1:15. */
const held = (...more: Given[]) => given(clueSolving, defined({ holdS: 60, attempts: 3 }), crossing, ...more);
const right = (attemptId: string, when: object, assignmentId = 'a1') =>
  attempted('p-1', { attemptId, assignmentId }, when);
const wrong = (attemptId: string, when: object) =>
  attempted('p-1', { attemptId, assignmentId: 'a1', answer: 'cat' }, when);
const solved = [{ type: 'solution.accepted' }, { type: 'clue.unlocked' }];
const rejectedAs = (reason: string) => ({ type: 'solution.rejected', data: { reason } });

describe('a clue that may be held for a minute', () => {
  it('is assigned with the end of the hold', () => {
    given(clueSolving, defined({ holdS: 60 }))
      .when(crossed('p-1', at(10_000, 4_000)))
      .then({ type: 'discovery.remembered' }, { type: 'clue.assigned', data: { expiresAt: 70_000 } });
  });

  it('takes an answer that was received in time, and none that was not', () => {
    held()
      .when(right('t1', at(74_999, 69_999)))
      .then(...solved);
    held()
      .when(right('t1', at(70_000)))
      .then(rejectedAs('expired'));
  });

  it('is given away five seconds after the end, and not before', () => {
    const story = held();
    expect(settled(story, 74_999)).toEqual([]);
    expect(settled(story, 75_000)).toMatchObject([
      {
        type: 'clue.expired',
        data: { assignmentId: 'a1', reason: 'hold-ended', receivedAt: 75_000, at: 75_000 },
      },
    ]);
    expect(settled(story, Infinity)).toEqual([]);
  });

  it('takes no answer to what was given away, however early it was received', () => {
    const story = held();
    settled(story, 75_000);
    story.when(right('t1', at(76_000, 69_000))).then(rejectedAs('expired'));
  });

  it('is not given away once it is solved', () => {
    expect(settled(held(right('t1', at(20_000))), Infinity)).toEqual([]);
  });

  it('can be entered again then, for another assignment that is earned by the new crossing', () => {
    const story = held();
    story.when(crossed('p-1', at(71_000))).then();
    settled(story, 75_000);
    story
      .when(crossed('p-1', { id: 'again', decisionId: 'a2', ...at(80_000) }))
      .then(
        { type: 'discovery.remembered' },
        { type: 'clue.assigned', data: { assignmentId: 'a2', expiresAt: 140_000, discoveredAt: 80_000 } },
      );
    story.when(right('t1', at(81_000))).then(rejectedAs('stale-assignment'));
    const [accepted] = story.when(right('t2', at(82_000), 'a2')).facts;
    expect(accepted?.data).toMatchObject({ earnedBy: ['fix-8812', 'again', expect.any(String), 'try-5501'] });
  });

  it('counts attempts over all assignments', () => {
    const story = held(wrong('t1', at(20_000)));
    settled(story, 75_000);
    story
      .when(crossed('p-1', { decisionId: 'a2', ...at(80_000) }))
      .then({ type: 'discovery.remembered' }, { type: 'clue.assigned', data: { attemptsLeft: 2 } });
  });

  it('cools down over all assignments', () => {
    const story = given(clueSolving, defined({ holdS: 60, coolDownS: 30 }), crossing);
    story.when(wrong('t1', at(60_000)));
    settled(story, 75_000);
    story.when(crossed('p-1', { decisionId: 'a2', ...at(80_000) }));
    story.when(right('t2', at(89_999), 'a2')).then(rejectedAs('cooling-down'));
    story.when(right('t3', at(90_000), 'a2')).then(...solved);
  });

  it('keeps no due time when its attempts are used up', () => {
    const story = held(wrong('t1', at(20_000)), wrong('t2', at(21_000)), wrong('t3', at(22_000)));
    expect(settled(story, Infinity)).toEqual([]);
  });
});
