import { given } from '@treasure-hunt/decider/testing';
import { clueSolving } from './stage.js';
import { attempted, crossed, defined, hashed, unlocked, withdrawn } from './testing/old-town.js';

const held = (...more: Parameters<typeof given>[1][]) =>
  given(clueSolving, defined(), crossed('p-1', { id: 'crossing', decisionId: 'a1' }), ...more);
const right = (attemptId = 'try-1') => attempted('p-1', { assignmentId: 'a1', attemptId });
const wrong = (attemptId = 'try-1') => attempted('p-1', { assignmentId: 'a1', attemptId, answer: 'cat' });
const rejectedAs = (reason: string) => ({ type: 'solution.rejected', data: { reason } });

describe('an attempt', () => {
  it('solves the clue with the right answer', () => {
    const story = held();
    const assignedBy = story.facts[1]?.id;
    story.when(right()).then(
      {
        type: 'solution.accepted',
        data: {
          attemptId: 'try-1',
          assignmentId: 'a1',
          finder: 1,
          final: true,
          earnedBy: ['fix-8812', 'crossing', assignedBy, 'try-5501'],
        },
      },
      {
        type: 'clue.unlocked',
        data: { clueId: 'old-town.well', solvedClueId: 'old-town.gate', playerId: 'p-1' },
      },
    );
  });

  it('solves it with any of the answers, under any key of which one is the puzzle’s', () => {
    const answerHashes = [hashed('lion', { keyId: 'older', secret: 'x' }), hashed('two lions')];
    held()
      .when(attempted('p-1', { assignmentId: 'a1', answerHashes }))
      .then({ type: 'solution.accepted' }, { type: 'clue.unlocked' });
  });

  it('does not solve it with the right hash under the name of another key', () => {
    const answerHashes = [{ ...hashed('lion'), keyId: 'older' }];
    held()
      .when(attempted('p-1', { assignmentId: 'a1', answerHashes }))
      .then(rejectedAs('wrong-answer'));
  });

  it('at an unknown clue is refused without a hunt, and leaves no trace', () => {
    const story = given(clueSolving).when(right());
    story.then(rejectedAs('unknown-clue'));
    expect(story.facts[0]?.data).not.toHaveProperty('huntId');
    expect([...story.documents.entries()]).toEqual([]);
  });

  it('with a wrong answer costs nothing but itself', () => {
    const story = held();
    story.when(wrong('try-1')).then(rejectedAs('wrong-answer'));
    story.when(right('try-2')).then({ type: 'solution.accepted' }, { type: 'clue.unlocked' });
  });

  it('without the clue is refused', () => {
    given(clueSolving, defined()).when(right()).then(rejectedAs('not-assigned'));
  });

  it('while the clue is locked is refused, and the wait goes on', () => {
    const story = given(clueSolving, defined({ requires: { n: 1, clues: ['a'] } }), crossed('p-1'));
    story.when(right()).then(rejectedAs('not-assigned'));
    story.when(unlocked('p-1', 'a')).then({ type: 'requirement.met' }, { type: 'clue.assigned' });
  });

  it('at another assignment is refused', () => {
    held()
      .when(attempted('p-1', { assignmentId: 'a0' }))
      .then(rejectedAs('stale-assignment'));
  });

  it('of another player does not solve this one’s assignment', () => {
    held()
      .when(attempted('p-2', { assignmentId: 'a1' }))
      .then(rejectedAs('not-assigned'));
  });

  it('after the solution is refused', () => {
    held(right('try-1')).when(right('try-2')).then(rejectedAs('already-solved'));
  });

  it('after withdrawal is refused, whoever sends it', () => {
    held(withdrawn()).when(right()).then(rejectedAs('hunt-closed'));
    held(right('try-1'), withdrawn()).when(right('try-2')).then(rejectedAs('hunt-closed'));
    held(withdrawn()).when(attempted('p-2')).then(rejectedAs('hunt-closed'));
  });

  it('is judged by the version that the assignment was made under', () => {
    const puzzle = { kind: 'text' as const, prompt: 'And now?', keyId: 'answers-2026', answerHashes: ['0'] };
    const story = held(defined({ huntVersion: 2, puzzle }));
    story
      .when(right())
      .then({ type: 'solution.accepted', data: { huntVersion: 1 } }, { type: 'clue.unlocked' });
  });
});

describe('an attempt that could be refused for two reasons', () => {
  const at = (now: number) => ({ now, receivedAt: now });
  const strict = defined({ attempts: 2, coolDownS: 10, holdS: 60 });
  const tried = (now: number, fields: object = {}) =>
    attempted('p-1', { assignmentId: 'a1', attemptId: `try-${now}`, answer: 'cat', ...fields }, at(now));
  const older = { assignmentId: 'a0' };

  it.each([
    ['already-solved', [tried(1_000, { answer: 'lion' })], tried(2_000, older)],
    ['stale-assignment', [], tried(60_000, older)],
    ['expired', [tried(59_000)], tried(60_000)],
    ['attempts-exhausted', [tried(1_000), tried(11_000)], tried(12_000)],
    ['cooling-down', [tried(1_000)], tried(2_000)],
  ])('is refused for the one that comes first: %s', (reason, before, attempt) => {
    given(clueSolving, strict, crossed('p-1', { decisionId: 'a1', ...at(0) }), ...before)
      .when(attempt)
      .then(rejectedAs(reason));
  });
});

describe('finders', () => {
  it('are counted in the order of the clue’s log, whoever was heard first', () => {
    const story = held(crossed('p-2', { decisionId: 'a2' }));
    story
      .when(attempted('p-2', { assignmentId: 'a2' }, { now: 9_000, receivedAt: 8_000 }))
      .then({ type: 'solution.accepted', data: { finder: 1 } }, { type: 'clue.unlocked' });
    story
      .when(attempted('p-1', { assignmentId: 'a1' }, { now: 9_001, receivedAt: 1_000 }))
      .then({ type: 'solution.accepted', data: { finder: 2 } }, { type: 'clue.unlocked' });
  });
});

describe('the same attempt again', () => {
  it('gets the same verdict under the same id, whatever has happened since', () => {
    const story = held();
    const [refusal] = story.when(wrong('try-1')).facts;
    const [acceptance] = story.when(right('try-2')).facts;
    expect(story.when(wrong('try-1')).facts).toEqual([refusal]);
    expect(story.when(right('try-2')).facts).toEqual([acceptance]);
    // The attempt is known by its id: another answer under that id is no new attempt.
    expect(story.when(right('try-1')).facts).toEqual([refusal]);
    story.when(withdrawn());
    expect(story.when(right('try-2')).facts).toEqual([acceptance]);
  });

  it('does not make the player another finder', () => {
    const story = held(right(), right(), crossed('p-2', { decisionId: 'a2' }));
    story
      .when(attempted('p-2', { assignmentId: 'a2' }))
      .then({ type: 'solution.accepted', data: { finder: 2 } }, { type: 'clue.unlocked' });
    expect(story.when(right()).facts).toMatchObject([{ data: { finder: 1 } }]);
    story.when(crossed('p-3', { decisionId: 'a3' }));
    story
      .when(attempted('p-3', { assignmentId: 'a3' }))
      .then({ type: 'solution.accepted', data: { finder: 3 } }, { type: 'clue.unlocked' });
  });

  it('is one that another player may name the same', () => {
    const story = held(wrong('try-1'), crossed('p-2', { decisionId: 'a2' }));
    story
      .when(attempted('p-2', { assignmentId: 'a2', attemptId: 'try-1' }))
      .then({ type: 'solution.accepted' }, { type: 'clue.unlocked' });
  });

  it('is remembered among the last 16', () => {
    const story = held();
    const [first] = story.when(wrong('try-0')).facts;
    for (let n = 1; n < 16; n += 1) story.when(wrong(`try-${n}`));
    expect(story.when(wrong('try-0')).facts).toEqual([first]);
    story.when(wrong('try-16'));
    const [again] = story.when(wrong('try-0')).facts;
    expect(again).toMatchObject(rejectedAs('wrong-answer'));
    expect(again?.id).not.toBe(first?.id);
  });
});
