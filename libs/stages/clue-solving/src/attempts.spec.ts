import { given, type Given } from '@treasure-hunt/decider/testing';
import { clueSolving } from './stage.js';
import { attempted, crossed, defined } from './testing/old-town.js';

const held = (terms: Parameters<typeof defined>[0], ...more: Given[]) =>
  given(clueSolving, defined(terms), crossed('p-1', { decisionId: 'a1' }), ...more);
const at = (now: number) => ({ now, receivedAt: now });
const right = (attemptId: string, now?: number) =>
  attempted('p-1', { assignmentId: 'a1', attemptId }, now === undefined ? {} : at(now));
const wrong = (attemptId: string, now?: number) =>
  attempted('p-1', { assignmentId: 'a1', attemptId, answer: 'cat' }, now === undefined ? {} : at(now));
const rejectedAs = (reason: string, more: object = {}) => ({
  type: 'solution.rejected',
  data: { reason, ...more },
});

describe('a clue with three attempts', () => {
  const three = { attempts: 3 };

  it('says how many are left', () => {
    given(clueSolving, defined(three))
      .when(crossed('p-1'))
      .then({ type: 'discovery.remembered' }, { type: 'clue.assigned', data: { attemptsLeft: 3 } });
    held(three)
      .when(wrong('t1'))
      .then(rejectedAs('wrong-answer', { attemptsLeft: 2 }));
  });

  it('is lost with the third wrong answer, and for good', () => {
    const story = held(three, wrong('t1'), wrong('t2'));
    story.when(wrong('t3')).then(rejectedAs('wrong-answer', { attemptsLeft: 0 }), {
      type: 'clue.expired',
      data: { assignmentId: 'a1', reason: 'attempts-exhausted' },
    });
    story.when(right('t4')).then(rejectedAs('attempts-exhausted'));
    story
      .when(attempted('p-1', { assignmentId: 'a0', attemptId: 't5' }))
      .then(rejectedAs('stale-assignment'));
    story.when(crossed('p-1')).then();
  });

  it('may be solved with the last one', () => {
    held(three, wrong('t1'), wrong('t2'))
      .when(right('t3'))
      .then({ type: 'solution.accepted' }, { type: 'clue.unlocked' });
  });

  it('does not count what comes twice, nor what names another assignment', () => {
    const story = held(three, wrong('t1'), wrong('t1'), attempted('p-1', { assignmentId: 'a0' }));
    story.when(wrong('t3')).then(rejectedAs('wrong-answer', { attemptsLeft: 1 }));
  });

  it('loses it once: the last verdict told again ends nothing', () => {
    held(three, wrong('t1'), wrong('t2'), wrong('t3'))
      .when(wrong('t3'))
      .then(rejectedAs('wrong-answer', { attemptsLeft: 0 }));
  });

  it('counts for each player alone', () => {
    held(three, wrong('t1'), wrong('t2'), wrong('t3'))
      .when(crossed('p-2'))
      .then({ type: 'discovery.remembered' }, { type: 'clue.assigned', data: { attemptsLeft: 3 } });
  });
});

describe('a clue with a cool-down', () => {
  const cool = { attempts: 3, coolDownS: 10 };

  it('says how long to wait, and takes no attempt before that', () => {
    const story = held(cool);
    story
      .when(wrong('t1', 20_000))
      .then(rejectedAs('wrong-answer', { attemptsLeft: 2, retryAfterMs: 10_000 }));
    story.when(right('t2', 29_999)).then(rejectedAs('cooling-down', { attemptsLeft: 2, retryAfterMs: 1 }));
    story.when(wrong('t3', 30_000)).then(rejectedAs('wrong-answer', { attemptsLeft: 1 }));
    story.when(right('t4', 40_000)).then({ type: 'solution.accepted' }, { type: 'clue.unlocked' });
  });

  it('repeats its verdict on what came too early, also when the time is up', () => {
    const story = held(cool, wrong('t1', 20_000), right('t2', 21_000));
    story.when(right('t2', 60_000)).then(rejectedAs('cooling-down'));
    story.when(right('t3', 60_000)).then({ type: 'solution.accepted' }, { type: 'clue.unlocked' });
  });

  it('goes by the clock of the log, and not by when the game backend was heard', () => {
    held(cool, wrong('t1', 20_000))
      .when(attempted('p-1', { assignmentId: 'a1', attemptId: 't2' }, { now: 31_000, receivedAt: 21_000 }))
      .then({ type: 'solution.accepted' }, { type: 'clue.unlocked' });
  });

  it('does not tell somebody to wait who has no attempt left', () => {
    const story = held({ attempts: 1, coolDownS: 10 });
    const [verdict] = story.when(wrong('t1')).facts;
    expect(verdict?.data).not.toHaveProperty('retryAfterMs');
  });
});
