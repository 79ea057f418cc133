import { ChestRevealed, LootDefined, RewardGranted } from '@treasure-hunt/contracts';
import { exampleHuntKey, exampleOf } from '@treasure-hunt/contracts/testing';
import { given } from '@treasure-hunt/decider/testing';
import { rewards } from './stage.js';

describe('the golden examples', () => {
  const { data, id, type } = exampleOf(ChestRevealed);
  const granted = exampleOf(RewardGranted).data;

  it('make of an opened chest the grant, coin ids, draw and all', () => {
    const { facts } = given(
      rewards(() => exampleHuntKey.secret),
      exampleOf(LootDefined),
    ).when({ type, id, data, decisionId: granted.grantId, now: granted.at });
    expect(facts).toMatchObject([{ type: 'reward.granted', data: granted }]);
  });
});
