import { given } from '@treasure-hunt/decider/testing';
import { chestReveal } from './stage.js';

const loot = { guaranteed: [{ currency: 'coin', amount: 10 }] };
const defined = (chests: Record<string, number>, more: object = {}) => ({
  type: 'chest.defined',
  data: {
    huntId: 'h',
    huntVersion: 1,
    clueId: 'tower',
    secretId: 's1',
    withdrawn: false,
    chests: Object.entries(chests).map(([chestId, supply]) => ({ chestId, supply, loot, clueId: 'tower' })),
    ...more,
  },
});
const withdrawn = (chests: Record<string, number>) => defined(chests, { huntVersion: 2, withdrawn: true });
const solvedBy = (playerId: string, more: object = {}) => ({
  type: 'solution.accepted',
  id: `accepted-${playerId}`,
  data: {
    huntId: 'h',
    huntVersion: 1,
    playerId,
    player: { segment: 'new' },
    receivedAt: 7,
    at: 8,
    clueId: 'tower',
    assignmentId: 'a',
    finder: 1,
    final: true,
    earnedBy: ['crossed', 'discovered'],
    ...more,
  },
});
const revealed = (chestId: string, opener: number, left: number) => ({
  type: 'chest.revealed',
  data: { chestId, opener, left },
});
const exhausted = (chestId: string) => ({ type: 'chest.exhausted', data: { chestId } });

describe('chests at a final clue', () => {
  it('tells rewards what the chests hold, without saying how many may open them', () => {
    const { facts } = given(chestReveal).when(defined({ oak: 1, elm: 2 }));
    const [told] = facts.filter(({ type }) => chestReveal.flow.writes.some((kind) => kind.type === type));
    expect(told).toMatchObject({
      type: 'loot.defined',
      data: { huntId: 'h', huntVersion: 1, clueId: 'tower', secretId: 's1' },
    });
    expect(told?.data).toHaveProperty('chests', [
      { chestId: 'oak', loot },
      { chestId: 'elm', loot },
    ]);
  });

  it('ignores a version that is not above the known one', () => {
    const story = given(chestReveal, defined({ oak: 5 }, { huntVersion: 2 }));
    story.when(defined({ oak: 1 }, { huntVersion: 1 })).then();
    story.when(defined({ oak: 1 }, { huntVersion: 2 })).then();
  });

  it('opens for as many as there are, then tells the next that nothing is left', () => {
    const story = given(chestReveal, defined({ oak: 2 })).when(solvedBy('ann'));
    story.then(revealed('oak', 1, 1));
    const next = story.when(solvedBy('bob'));
    next.then(revealed('oak', 2, 0));
    next.when(solvedBy('cid')).then(exhausted('oak'));
  });

  it('tries the chests in the order written, and is exhausted at the last', () => {
    const story = given(chestReveal, defined({ oak: 1, elm: 1 }), solvedBy('ann')).when(solvedBy('bob'));
    story.then(revealed('elm', 1, 0));
    story.when(solvedBy('cid')).then(exhausted('elm'));
  });

  it('answers a player once, be it with a chest or without', () => {
    const story = given(chestReveal, defined({ oak: 1 }), solvedBy('ann'), solvedBy('bob'));
    story.when(solvedBy('ann')).then();
    story.when(solvedBy('bob')).then();
  });

  it('has nothing for a clue that is not final', () => {
    given(chestReveal, defined({ oak: 1 }))
      .when(solvedBy('ann', { final: false }))
      .then();
  });

  it('says who, when, and by which steps the chest was earned', () => {
    const { facts } = given(chestReveal, defined({ oak: 1 })).when({ ...solvedBy('ann'), now: 9_000 });
    expect(facts[0]?.data).toEqual({
      huntId: 'h',
      huntVersion: 1,
      playerId: 'ann',
      player: { segment: 'new' },
      receivedAt: 7,
      at: 9_000,
      clueId: 'tower',
      chestId: 'oak',
      opener: 1,
      left: 0,
      earnedBy: ['crossed', 'discovered', 'accepted-ann'],
    });
  });

  it('keeps what was opened when a version raises the supply', () => {
    given(chestReveal, defined({ oak: 1 }), solvedBy('ann'), defined({ oak: 3 }, { huntVersion: 2 }))
      .when(solvedBy('bob'))
      .then(revealed('oak', 2, 1));
  });

  it('opens again for who comes later when a version raises the supply', () => {
    const story = given(chestReveal, defined({ oak: 1 }), solvedBy('ann'));
    story.when(solvedBy('bob')).then(exhausted('oak'));
    story.when(defined({ oak: 2 }, { huntVersion: 2 }));
    story.when(solvedBy('cid')).then(revealed('oak', 2, 0));
    story.when(solvedBy('bob')).then();
  });

  it('never takes a lower supply', () => {
    const lowered = defined({ oak: 1 }, { huntVersion: 2 });
    const story = given(chestReveal, defined({ oak: 3 }), solvedBy('ann'), lowered);
    story.when(solvedBy('bob')).then(revealed('oak', 2, 1));
  });

  it('opens no chest after the withdrawal, and tells rewards nothing new of the loot', () => {
    const story = given(chestReveal, defined({ oak: 5 }), solvedBy('ann')).when(withdrawn({ oak: 5 }));
    story.then({ type: 'chests.kept', data: { withdrawn: true } });
    story.when(solvedBy('bob')).then(exhausted('oak'));
  });

  it('are forgotten when they are retired, with what everybody found there, after rewards was told', () => {
    const retired = {
      type: 'chest.retired',
      data: { huntId: 'h', huntVersion: 1, clueId: 'tower' },
      now: 9_000,
    };
    const story = given(chestReveal, defined({ oak: 1 }), solvedBy('ann'), solvedBy('bob'));
    const told = story.when(retired);
    told.then({ type: 'loot.retired', data: retired.data }, { type: 'chests.kept' });
    expect(story.documents.firstDue(8_999, new Set())).toBeUndefined();
    for (let n = 0; n < 3; n += 1) {
      const due = story.documents.firstDue(9_000, new Set());
      expect(due?.key).toBe('tower');
      story.when({ type: 'due', ...due, now: 9_000 });
    }
    expect([...story.documents.entries()]).toEqual([]);
    story.when(retired).then();
  });

  it('refuses to decide about chests that it was never told of', () => {
    expect(() => given(chestReveal).when(solvedBy('ann'))).toThrow(
      'No chest is known at the final clue tower.',
    );
  });
});
