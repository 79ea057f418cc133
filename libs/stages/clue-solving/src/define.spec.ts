import { given } from '@treasure-hunt/decider/testing';
import { forgottenAfterMs } from './clue.js';
import { clueSolving } from './stage.js';
import { crossed, defined, settled, unlocked, attempted, withdrawn } from './testing/old-town.js';

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
