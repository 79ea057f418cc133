import { RewardGranted, WalletChanged } from '@treasure-hunt/contracts';
import { exampleOf } from '@treasure-hunt/contracts/testing';
import { given } from '@treasure-hunt/decider/testing';
import { wallets } from './stage.js';

describe('the golden examples', () => {
  it('make of a grant the wallet that the player is told', () => {
    const changed = exampleOf(WalletChanged).data;
    const { data, id, type } = exampleOf(RewardGranted);
    const { facts } = given(wallets).when({ type, id, data, now: changed.at });
    expect(facts.map((fact) => fact.data)).toEqual([changed]);
  });
});
