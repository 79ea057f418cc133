import { isForPlayers, messages } from '@treasure-hunt/contracts';
import { given } from '@treasure-hunt/decider/testing';
import { rewards } from './stage.js';

const stage = rewards((secretId) => `the secret ${secretId}`);

const coin = (amount: number) => ({ currency: 'coin', amount });
const loot = { guaranteed: [coin(10), { sku: 'golden-key' }], consolation: [coin(1)] };
const elm = { chestId: 'elm', loot: { guaranteed: [coin(5)], consolation: [coin(2)] } };
const defined = {
  type: 'loot.defined',
  data: {
    huntId: 'h',
    huntVersion: 1,
    clueId: 'tower',
    secretId: 's1',
    chests: [{ chestId: 'oak', loot }, elm],
  },
};
const found = (type: string, playerId: string, chestId: string) => ({
  type,
  decisionId: `${playerId}-grant`,
  data: {
    ...{ huntId: 'h', huntVersion: 1, playerId, player: { locale: 'fr' }, receivedAt: 7, at: 8 },
    ...{ clueId: 'tower', chestId, earnedBy: ['crossed'], opener: 1, left: 4 },
  },
});
const opened = (playerId: string, chestId = 'oak') => found('chest.revealed', playerId, chestId);
const requested = (playerId: string, id: string) => ({
  type: 'reward.reversal-requested',
  id,
  data: { clueId: 'tower', grantId: `${playerId}-grant`, requestedBy: 'staff-1', reason: 'A forged fix.' },
});
const answered = (requestId: string, answer: string) => ({
  type: 'reward.reversal-answered',
  data: { requestId, answer, requestedBy: 'staff-1', reason: 'A forged fix.' },
});
const reversed = (playerId: string, ...coins: object[]) => ({
  type: 'reward.reversed',
  data: { playerId, grantId: `${playerId}-grant`, coins },
});

describe('the reversal of a reward', () => {
  it('takes back every coin and item of the grant, and says who it is from, when and why', () => {
    const { facts } = given(stage, defined, opened('ann')).when({
      ...requested('ann', 'request-1'),
      ...{ now: 9_000, receivedAt: 8_990 },
    });
    expect(facts.map(({ data }) => data)).toEqual([
      {
        ...{ huntId: 'h', huntVersion: 1, playerId: 'ann', player: { locale: 'fr' } },
        ...{ receivedAt: 8_990, at: 9_000 },
        ...{ grantId: 'ann-grant', chestId: 'oak', clueId: 'tower', reason: 'A forged fix.' },
        coins: [{ coinId: 'ann-grant.c1', currency: 'coin', amount: 10 }],
        items: [{ itemId: 'ann-grant.i1', sku: 'golden-key' }],
      },
      {
        ...{ requestId: 'request-1', requestedBy: 'staff-1', grantId: 'ann-grant', clueId: 'tower' },
        ...{ reason: 'A forged fix.', answer: 'reversed', at: 9_000 },
      },
    ]);
  });

  it('tells players nothing of who asked', () => {
    const { facts } = given(stage, defined, opened('ann')).when(requested('ann', 'request-1'));
    const told = facts.filter(({ type }) => isForPlayers(messages.get(type)!));
    expect(told.map(({ type }) => type)).toEqual(['reward.reversed']);
    expect(JSON.stringify(told)).not.toContain('staff-1');
  });

  it('happens once: who asks again is told that it has happened', () => {
    const story = given(stage, defined, opened('ann'), requested('ann', 'request-1'));
    story.when(requested('ann', 'request-2')).then(answered('request-2', 'already-reversed'));
  });

  it('says nothing new to a request that arrives again', () => {
    const story = given(stage, defined, opened('ann'), requested('ann', 'request-1'));
    story.when(requested('ann', 'request-1')).then();
  });

  it('of a grant that there is not is refused, and may be asked for when there is', () => {
    const story = given(stage, defined).when(requested('ann', 'request-1'));
    story.then(answered('request-1', 'unknown-grant'));
    story
      .when(opened('ann'), requested('ann', 'request-1'))
      .then(reversed('ann', { amount: 10 }), answered('request-1', 'reversed'));
  });

  it('takes back a consolation, and what another chest at the clue gave', () => {
    const story = given(stage, defined, found('chest.exhausted', 'ann', 'elm'), opened('bob', 'elm'));
    const afterAnn = story.when(requested('ann', 'r1'));
    afterAnn.then(reversed('ann', { amount: 2 }), answered('r1', 'reversed'));
    afterAnn.when(requested('bob', 'r2')).then(reversed('bob', { amount: 5 }), answered('r2', 'reversed'));
  });

  it('takes from nobody else at the clue', () => {
    const story = given(stage, defined, opened('ann'), opened('bob'), requested('ann', 'r1'));
    story.when(requested('bob', 'r2')).then(reversed('bob', { amount: 10 }), answered('r2', 'reversed'));
  });

  it('keeps in the ledger what was granted, beside who took it back', () => {
    const before = given(stage, defined, opened('ann'));
    const granted = before.documents.get('reward_grants', 'tower/ann-grant');
    before.when({ ...requested('ann', 'request-1'), now: 9_000 });
    expect(before.documents.get('reward_grants', 'tower/ann-grant')).toEqual({
      ...granted,
      reversal: { requestId: 'request-1', requestedBy: 'staff-1', reason: 'A forged fix.', at: 9_000 },
    });
  });
});
