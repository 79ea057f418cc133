import { given, type Outcome } from '@treasure-hunt/decider/testing';
import { forgottenAfterMs } from './clue.js';
import { clueSolving } from './stage.js';
import { crossed, defined, gateId, settled, unlocked, attempted, withdrawn } from './testing/old-town.js';

const textPuzzle = (prompt: string) => ({
  kind: 'text' as const,
  prompt,
  keyId: 'answers-2026',
  answerHashes: ['0'],
});

describe('a definition', () => {
  it('repeats the chests of a final clue downstream', () => {
    given(clueSolving)
      .when(defined())
      .then(
        { type: 'definition.stored' },
        {
          type: 'chest.defined',
          data: { secretId: 'hunts-2026', withdrawn: false, chests: [{ supply: 100 }] },
        },
      );
  });

  it('of a clue without chests says nothing to others', () => {
    given(clueSolving)
      .when(defined({ chests: [] }))
      .then({ type: 'definition.stored' });
  });

  it('not above the known version is ignored', () => {
    const story = given(clueSolving, defined({ huntVersion: 2 }));
    story.when(defined({ huntVersion: 2 })).then();
    story.when(defined({ huntVersion: 1 })).then();
  });

  it('of another hunt does not take the clue over', () => {
    given(clueSolving, defined())
      .when(defined({ huntId: 'new-town', huntVersion: 2 }))
      .then();
  });

  it('counts for those who find the clue from then on', () => {
    given(clueSolving, defined(), defined({ huntVersion: 2, puzzle: textPuzzle('And now?') }))
      .when(crossed('p-1'))
      .then(
        { type: 'discovery.remembered' },
        { type: 'clue.assigned', data: { puzzle: { prompt: 'And now?' } } },
      );
  });

  it('after withdrawal is ignored', () => {
    given(clueSolving, defined(), withdrawn(2))
      .when(defined({ huntVersion: 3 }))
      .then();
  });
});

describe('a superseded version', () => {
  const next = (huntVersion: number) =>
    defined({ huntVersion, puzzle: textPuzzle(`Version ${huntVersion}?`) });
  const kept = ({ documents }: Outcome) =>
    (documents.get('clues', gateId) as { versions: { huntVersion: number }[] }).versions.map(
      ({ huntVersion }) => huntVersion,
    );

  it('is kept for as long as somebody holds the clue under it', () => {
    const story = given(clueSolving, defined(), crossed('p-1', { decisionId: 'a1' }), next(2), next(3));
    expect(kept(story)).toEqual([1, 3]);
    expect(kept(story.when(crossed('p-2', { decisionId: 'a2' }), next(4)))).toEqual([1, 3, 4]);
    expect(kept(story.when(attempted('p-1', { assignmentId: 'a1' })))).toEqual([3, 4]);
    story
      .when(attempted('p-2', { assignmentId: 'a2' }))
      .then({ type: 'solution.rejected', data: { reason: 'wrong-answer', huntVersion: 3 } });
  });

  it('is named by all that is said of what is held under it', () => {
    const strict = { attempts: 1, holdS: 60 };
    const story = given(
      clueSolving,
      { ...defined(strict), now: 0 },
      crossed('p-1', { decisionId: 'a1', now: 0 }),
      crossed('p-2', { decisionId: 'a2', now: 0 }),
      { ...next(2), now: 1_000 },
    );
    story
      .when({ ...attempted('p-1', { assignmentId: 'a1', answer: 'cat' }), now: 2_000 })
      .then(
        { type: 'solution.rejected', data: { huntVersion: 1, attemptsLeft: 0 } },
        { type: 'clue.expired', data: { huntVersion: 1, reason: 'attempts-exhausted' } },
      );
    expect(settled(story, 70_000)).toMatchObject([
      { type: 'clue.expired', data: { playerId: 'p-2', huntVersion: 1, reason: 'hold-ended' } },
    ]);
  });

  it.each([
    ['is withdrawn', { huntVersion: 4, withdrawn: true }, 'hunt-withdrawn'],
    ['closes', { huntVersion: 4, closesAt: 60_000 }, 'hunt-closed'],
  ])('is named when the clue %s while it is held', (_, fields, reason) => {
    const held = given(clueSolving, defined(), crossed('p-1', { decisionId: 'a1' }), next(2), next(3));
    const facts = settled(held.when({ ...defined(fields), now: 60_000 }), 60_000);
    expect(facts.find(({ type }) => type === 'clue.expired')).toMatchObject({
      data: { assignmentId: 'a1', huntVersion: 1, reason },
    });
  });

  it('counts its holders for the capacity of the version in force', () => {
    const narrow = { capacity: 1, holdS: 60 };
    const story = given(clueSolving, defined(narrow), crossed('p-1'), defined({ huntVersion: 2, ...narrow }));
    story
      .when(crossed('p-2'))
      .then({ type: 'discovery.remembered' }, { type: 'place.taken' }, { type: 'clue.queued' });
    const facts = settled(story.when(defined({ huntVersion: 3, capacity: 2, holdS: 60 })), 10_000);
    expect(facts.map(({ type }) => type)).toContain('clue.assigned');
    expect(kept(story)).toEqual([1, 3]);
  });
});

describe('withdrawal', () => {
  const locked = defined({ requires: { n: 1, clues: ['a'] } });

  it('is told downstream', () => {
    given(clueSolving, defined())
      .when(withdrawn())
      .then({ type: 'definition.stored' }, { type: 'chest.defined', data: { withdrawn: true } });
  });

  it('ends every hold and every wait, once, and nothing else', () => {
    const story = given(
      clueSolving,
      locked,
      unlocked('holder', 'a'),
      crossed('holder', { decisionId: 'a1' }),
      unlocked('finder', 'a'),
      crossed('finder', { decisionId: 'a2' }),
      attempted('finder', { assignmentId: 'a2' }),
      crossed('waiter'),
      unlocked('passer-by', 'a'),
      { ...withdrawn(), now: 60_000 },
    );
    const facts = settled(story, 90_000).filter(({ type }) => type === 'clue.expired');
    expect(facts.map(({ data }) => data)).toMatchObject([
      { playerId: 'holder', assignmentId: 'a1', reason: 'hunt-withdrawn', receivedAt: 60_000, at: 90_000 },
      { playerId: 'waiter', reason: 'hunt-withdrawn' },
    ]);
    expect(facts[1]?.data).not.toHaveProperty('assignmentId');
    expect(story.documents.firstDue(60_000 + forgottenAfterMs - 1, new Set())).toBeUndefined();
  });

  it('does not reach into a clue whose id begins the same', () => {
    const story = given(clueSolving, defined({ clueId: 'gat' }), defined(), crossed('p-1'));
    story.when({ ...defined({ clueId: 'gat', huntVersion: 2, withdrawn: true }), now: 60_000 });
    expect(settled(story, 90_000).map(({ type }) => type)).toEqual(['end.told']);
  });

  it('tells one holder at each step, in key order', () => {
    const story = given(clueSolving, defined(), crossed('p-1'), crossed('p-2'), {
      ...withdrawn(),
      now: 60_000,
    });
    const step = () => story.when({ type: 'due', ...story.documents.firstDue(Infinity, new Set()) });
    step().then({ type: 'clue.expired', data: { playerId: 'p-1' } }, { type: 'end.advanced' });
    step().then({ type: 'clue.expired', data: { playerId: 'p-2' } }, { type: 'end.advanced' });
    step().then({ type: 'end.told' });
  });
});
