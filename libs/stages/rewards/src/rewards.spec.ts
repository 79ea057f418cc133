import { drawSeed, huntSecret, RewardGranted, type RewardGranted as Granted } from '@treasure-hunt/contracts';
import { given } from '@treasure-hunt/decider/testing';
import { rewards } from './stage.js';

const secretOf = (secretId: string): string => `the secret ${secretId}`;
const stage = rewards(secretOf);

const ten = { currency: 'coin', amount: 10 };
const key = { sku: 'golden-key' };
const generous = {
  guaranteed: [ten, key, { currency: 'coin', amount: 2 }],
  weighted: [{ weight: 5, currency: 'gem', amount: 1 }],
  consolation: [{ currency: 'coin', amount: 1 }],
};
const defined = (loot: object = generous, huntVersion = 1) => ({
  type: 'loot.defined',
  data: { huntId: 'h', huntVersion, clueId: 'tower', secretId: 's1', chests: [{ chestId: 'oak', loot }] },
});
const about = {
  huntId: 'h',
  huntVersion: 1,
  playerId: 'ann',
  player: { locale: 'fr' },
  receivedAt: 7,
  at: 8,
  clueId: 'tower',
  chestId: 'oak',
  earnedBy: ['crossed', 'solved'],
};
const revealed = (more: object = {}) => ({
  type: 'chest.revealed',
  id: 'revealed-1',
  decisionId: 'decided-1',
  data: { ...about, opener: 1, left: 4, ...more },
});
const exhausted = { type: 'chest.exhausted', id: 'exhausted-1', decisionId: 'decided-2', data: about };

describe('rewards', () => {
  it('grants all that is guaranteed and one drawn line, each coin and item under its own id', () => {
    given(stage, defined())
      .when({ ...revealed(), now: 9_000 })
      .then({
        type: 'reward.granted',
        data: {
          ...about,
          at: 9_000,
          grantId: 'decided-1',
          coins: [
            { coinId: 'decided-1.c1', currency: 'coin', amount: 10 },
            { coinId: 'decided-1.c2', currency: 'coin', amount: 2 },
            { coinId: 'decided-1.c3', currency: 'gem', amount: 1 },
          ],
          items: [{ itemId: 'decided-1.i1', sku: 'golden-key' }],
          consolation: false,
          earnedBy: ['crossed', 'solved', 'revealed-1'],
        },
      });
  });

  it('seeds the draw from the secret of the hunt and the grant, so that it can be checked afterwards', () => {
    const seed = drawSeed(huntSecret('the secret s1', 'h'), 'decided-1');
    given(stage, defined(generous, 3))
      .when(revealed())
      .then({ type: 'reward.granted', data: { draw: { seed, lootVersion: 3 } } });
  });

  it('consoles those who come too late', () => {
    given(stage, defined())
      .when(exhausted)
      .then({
        type: 'reward.granted',
        data: {
          coins: [{ coinId: 'decided-2.c1', currency: 'coin', amount: 1 }],
          items: [],
          consolation: true,
          earnedBy: ['crossed', 'solved', 'exhausted-1'],
        },
      });
  });

  it('consoles with what the exhausted chest has for it, whatever the others have', () => {
    const { data, ...told } = defined();
    const chests = [{ chestId: 'elm', loot: { consolation: [ten] } }, ...data.chests];
    given(stage, { ...told, data: { ...data, chests } })
      .when(exhausted)
      .then({ type: 'reward.granted', data: { coins: [{ currency: 'coin', amount: 1 }] } });
  });

  it('says nothing where there is nothing to grant', () => {
    given(stage, defined({ guaranteed: [ten] }))
      .when(exhausted)
      .then();
    given(stage, defined({ consolation: [ten] }))
      .when(revealed())
      .then();
  });

  it('grants by the highest version of the loot, and by the first word about it', () => {
    const richer = defined({ guaranteed: [{ currency: 'coin', amount: 99 }] }, 2);
    const poorer = defined({ guaranteed: [{ currency: 'coin', amount: 1 }] }, 2);
    given(stage, richer, defined(), poorer)
      .when(revealed())
      .then({ type: 'reward.granted', data: { coins: [{ amount: 99 }], draw: { lootVersion: 2 } } });
  });

  it('keeps in the ledger what it said, under the id it was said with', () => {
    const { facts, documents } = given(stage, defined()).when(revealed());
    const kept = documents.get('reward_grants', 'tower/decided-1');
    expect(kept).toEqual({ ...facts[0]?.data, factId: facts[0]?.id });
  });

  it('says what the contract takes', () => {
    const { facts } = given(stage, defined()).when(revealed());
    const granted = facts[0]?.data as Granted;
    expect(RewardGranted.schema.decode(RewardGranted.schema.encode(granted))).toEqual(granted);
  });

  it('forgets loot that is retired, and keeps what was granted', () => {
    const retired = { type: 'loot.retired', data: { huntId: 'h', huntVersion: 1, clueId: 'tower' } };
    const { documents } = given(stage, defined(), revealed()).when(retired);
    expect([...documents.entries()].map(({ key }) => key)).toEqual(['tower/decided-1']);
  });

  it('refuses to decide about loot that it was never told of', () => {
    expect(() => given(stage).when(revealed())).toThrow('No loot is known of the chest oak at tower.');
    expect(() => given(stage, defined()).when(revealed({ chestId: 'elm' }))).toThrow('the chest elm');
  });
});
