import { given } from '@treasure-hunt/decider/testing';
import { clueSolving } from './stage.js';
import { attempted, crossed, defined, gateId, unlocked, withdrawn } from './testing/old-town.js';

const locked = defined({ requires: { n: 2, clues: ['a', 'b', 'c'] } });
const visit = { kind: 'visit' } as const;

describe('a player who finds a clue', () => {
  it('holds it, and sees the puzzle without its answers', () => {
    const story = given(clueSolving, defined()).when(crossed('p-1', { decisionId: 'a1', now: 5_000 }));
    story.then(
      { type: 'discovery.remembered' },
      { type: 'clue.assigned', data: { assignmentId: 'a1', discoveredAt: 5_000, at: 5_000 } },
    );
    expect(story.facts[1]?.data).toHaveProperty('puzzle', { kind: 'text', prompt: 'What guards the gate?' });
  });

  it('is told once what is missing, and waits', () => {
    const story = given(clueSolving, locked, unlocked('p-1', 'b'));
    story
      .when(crossed('p-1'))
      .then({ type: 'discovery.remembered' }, { type: 'clue.locked', data: { missing: ['a', 'c'] } });
    story.when(crossed('p-1')).then();
  });

  it('hears nothing new while holding it', () => {
    given(clueSolving, defined(), crossed('p-1')).when(crossed('p-1')).then();
  });

  it('hears nothing new after solving it', () => {
    given(clueSolving, defined(), crossed('p-1', { decisionId: 'a1' }))
      .when(attempted('p-1', { assignmentId: 'a1' }), crossed('p-1'))
      .then();
  });

  it('leaves no trace where the clue is unknown', () => {
    const story = given(clueSolving).when(crossed('p-1'));
    story.then({ type: 'discovery.ignored' });
    expect([...story.documents.entries()]).toEqual([]);
  });

  it('gets nothing where the hunt was withdrawn', () => {
    given(clueSolving, defined(), withdrawn()).when(crossed('p-1')).then({ type: 'discovery.ignored' });
  });

  it('solves a visit by being there', () => {
    const story = given(clueSolving, defined({ puzzle: visit, unlocks: ['well', 'tower'], chests: [] }));
    const { facts } = story.when(crossed('p-1', { id: 'crossing', decisionId: 'a1' }));
    const assignedBy = facts.find(({ type }) => type === 'clue.assigned')?.id;
    story
      .when(crossed('p-2'))
      .then(
        { type: 'discovery.remembered' },
        { type: 'clue.assigned', data: { puzzle: visit } },
        { type: 'solution.accepted', data: { finder: 2, final: false } },
        { type: 'clue.unlocked', data: { clueId: 'well', solvedClueId: gateId } },
        { type: 'clue.unlocked', data: { clueId: 'tower', solvedClueId: gateId } },
      );
    const accepted = facts.find(({ type }) => type === 'solution.accepted');
    expect(accepted?.data).toMatchObject({
      assignmentId: 'a1',
      earnedBy: ['fix-8812', 'crossing', assignedBy],
    });
    expect(accepted?.data).not.toHaveProperty('attemptId');
  });

  it('is told with what the game last said about them', () => {
    const { facts } = given(clueSolving, defined()).when(crossed('p-1', { receivedAt: 4_711 }));
    expect(facts[1]?.data).toMatchObject({
      playerId: 'p-1',
      player: { segment: 'club' },
      huntId: 'old-town',
      huntVersion: 1,
      receivedAt: 4_711,
    });
  });

  it('is told with it as well when their attempts say nothing, and with what these say from then on', () => {
    const silent = { attemptId: 't1', assignmentId: 'a1', answer: 'cat', player: undefined };
    const story = given(clueSolving, defined(), crossed('p-1', { decisionId: 'a1' }));
    const playersOf = (...fields: Parameters<typeof attempted>[1][]) =>
      fields.flatMap((more) =>
        story
          .when(attempted('p-1', { ...silent, ...more }))
          .facts.map(({ data }) => (data as { player?: object }).player),
      );
    expect(playersOf({})).toMatchObject([{ segment: 'club' }]);
    expect(playersOf({ attemptId: 't2', player: { segment: 'gold' } })).toEqual([{ segment: 'gold' }]);
    const solved = playersOf({ attemptId: 't3', answer: 'lion' });
    expect(solved.length).toBeGreaterThan(1);
    expect(new Set(solved)).toEqual(new Set([{ segment: 'gold' }]));
  });
});
