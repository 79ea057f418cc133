import { given } from '@treasure-hunt/decider/testing';
import { clueSolving } from './stage.js';
import { attempted, crossed, defined, withdrawn } from './testing/old-town.js';

const held = () => given(clueSolving, defined({ attempts: 100 }), crossed('p-1', { decisionId: 'a1' }));
const wrong = (attemptId: string, receivedAt: number, playerId = 'p-1') =>
  attempted(playerId, { attemptId, assignmentId: 'a1', answer: 'cat' }, { now: 90_000, receivedAt });
const rejectedAs = (reason: string, more: object = {}) => ({
  type: 'solution.rejected',
  data: { reason, ...more },
});
const fast = [0, 100, 200, 300, 400].map((ms, n) => wrong(`t${n}`, 10_000 + ms));

describe('a player who tries more than five times in a second', () => {
  it('is throttled, without losing an attempt', () => {
    const story = held();
    story.when(...fast).then(rejectedAs('wrong-answer', { attemptsLeft: 95 }));
    story.when(wrong('t5', 10_999)).then(rejectedAs('throttled', { retryAfterMs: 1 }));
    story.when(wrong('t6', 11_000)).then(rejectedAs('wrong-answer', { attemptsLeft: 94 }));
  });

  it('is not throttled any longer for going on', () => {
    const story = held();
    story.when(...fast, wrong('t5', 10_500), wrong('t6', 10_900));
    story.when(wrong('t7', 11_000)).then(rejectedAs('wrong-answer'));
  });

  it('is told so before any other reason', () => {
    const story = held();
    story.when(...fast, withdrawn());
    story.when(wrong('t5', 10_999)).then(rejectedAs('throttled'));
    story.when(wrong('t6', 11_000)).then(rejectedAs('hunt-closed'));
  });

  it('does not hold up others', () => {
    held()
      .when(...fast, wrong('t5', 10_500, 'p-2'))
      .then(rejectedAs('not-assigned'));
  });

  it('hears the same verdict on the same attempt, before and after', () => {
    const story = held();
    const [first] = story.when(wrong('t-first', 9_999)).facts;
    story.when(...fast.slice(1));
    expect(story.when(wrong('t-first', 10_500)).facts).toEqual([first]);
    const [throttled] = story.when(wrong('t6', 10_900)).facts;
    expect(throttled).toMatchObject(rejectedAs('throttled'));
    expect(story.when(wrong('t6', 60_000)).facts).toEqual([throttled]);
  });
});
