import { flow, playerView, WalletChanged } from '@treasure-hunt/contracts';
import { example, exampleOf } from '@treasure-hunt/contracts/testing';
import { given } from '@treasure-hunt/decider/testing';
import { playerViewOf, playerViews } from './stage.js';
import type { View } from './state.js';

describe('the golden examples', () => {
  it.each(flow.playerView.takes.map(({ type }) => type))('leave something to see in the view: %s', (type) => {
    const { data } = example(type);
    const { playerId } = data as { playerId: string };
    const { documents } = given(playerViews).when({ type, data, now: 1_000 });
    const view = playerViewOf(playerId, documents.get('player_views', playerId) as View | undefined);
    expect(playerView.decode(playerView.encode(view))).toEqual(view);
    expect(view).not.toEqual({ ...playerViewOf(playerId, undefined), asOf: 1_000 });
  });

  it('show the wallet as it was told', () => {
    const { data, type } = exampleOf(WalletChanged);
    const { documents } = given(playerViews).when({ type, data });
    const view = playerViewOf(
      data.playerId,
      documents.get('player_views', data.playerId) as View | undefined,
    );
    expect(view.wallet.balances).toEqual(data.balances);
  });
});
