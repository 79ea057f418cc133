import { given } from '@treasure-hunt/decider/testing';
import { clueSolving } from './stage.js';
import { attempted, crossed, defined, unlocked, withdrawn } from './testing/old-town.js';

const locked = defined({ requires: { n: 2, clues: ['a', 'b', 'c'] } });

describe('a solved clue that another one needs', () => {
  it('assigns the other one when it was found and this was the last condition', () => {
    const story = given(clueSolving, locked, crossed('p-1', { now: 2_000 }), unlocked('p-1', 'c'));
    story
      .when(unlocked('p-1', 'a', { decisionId: 'a1', now: 9_000 }))
      .then({ type: 'requirement.met' }, { type: 'clue.assigned', data: { discoveredAt: 2_000, at: 9_000 } });
    story
      .when(attempted('p-1', { assignmentId: 'a1' }))
      .then({ type: 'solution.accepted' }, { type: 'clue.unlocked' });
  });

  it('is remembered until the other one is found', () => {
    const story = given(clueSolving, locked, unlocked('p-1', 'c'));
    story.when(unlocked('p-1', 'a')).then({ type: 'requirement.met' });
    story.when(crossed('p-1')).then({ type: 'discovery.remembered' }, { type: 'clue.assigned' });
  });

  it('counts once', () => {
    const story = given(clueSolving, locked, crossed('p-1'), unlocked('p-1', 'a'));
    story.when(unlocked('p-1', 'a')).then();
    story.when(unlocked('p-1', 'b')).then({ type: 'requirement.met' }, { type: 'clue.assigned' });
  });

  it('counts for the player who solved it only', () => {
    given(clueSolving, locked, crossed('p-1'), crossed('p-2'), unlocked('p-1', 'a'))
      .when(unlocked('p-2', 'b'))
      .then({ type: 'requirement.met', data: { playerId: 'p-2' } });
  });

  it('does not count where it is not needed', () => {
    given(clueSolving, locked, crossed('p-1')).when(unlocked('p-1', 'z')).then();
  });

  it('changes nothing once the clue is held, or solved', () => {
    const story = given(clueSolving, locked, unlocked('p-1', 'a'), unlocked('p-1', 'b'));
    story.when(crossed('p-1', { decisionId: 'a1' }), unlocked('p-1', 'c')).then();
    story.when(attempted('p-1', { assignmentId: 'a1' }), unlocked('p-1', 'c')).then();
  });

  it('does not open a withdrawn clue, nor one that nobody defined', () => {
    given(clueSolving, locked, crossed('p-1'), unlocked('p-1', 'a'), withdrawn())
      .when(unlocked('p-1', 'b'))
      .then({ type: 'unlock.ignored' });
    given(clueSolving).when(unlocked('p-1', 'b')).then({ type: 'unlock.ignored' });
  });
});
