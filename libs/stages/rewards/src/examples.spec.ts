import {
  ChestRevealed,
  LootDefined,
  RewardGranted,
  RewardReversalAnswered,
  RewardReversalRequested,
  RewardReversed,
} from '@treasure-hunt/contracts';
import { exampleHuntKey, exampleOf } from '@treasure-hunt/contracts/testing';
import { given } from '@treasure-hunt/decider/testing';
import { rewards } from './stage.js';

describe('the golden examples', () => {
  const { data, id, type } = exampleOf(ChestRevealed);
  const granted = exampleOf(RewardGranted).data;

  const story = () =>
    given(
      rewards(() => exampleHuntKey.secret),
      exampleOf(LootDefined),
    ).when({ type, id, data, decisionId: granted.grantId, now: granted.at });

  it('make of an opened chest the grant, coin ids, draw and all', () => {
    expect(story().facts).toMatchObject([{ type: 'reward.granted', data: granted }]);
  });

  it('make of a request for a reversal what the player is told, and the answer', () => {
    const { at } = exampleOf(RewardReversed).data;
    const requested = exampleOf(RewardReversalRequested);
    const { facts } = story().when({ ...requested, receivedAt: at, now: at });
    expect(facts.map((fact) => fact.data)).toEqual([
      exampleOf(RewardReversed).data,
      exampleOf(RewardReversalAnswered).data,
    ]);
  });
});
