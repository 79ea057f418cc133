import {
  flow,
  isForPlayers,
  playerView,
  RewardGranted,
  RewardReversed,
  WalletChanged,
} from '@treasure-hunt/contracts';
import { example, exampleOf } from '@treasure-hunt/contracts/testing';
import { given, type Outcome } from '@treasure-hunt/decider/testing';
import { playerViewOf, playerViews } from './stage.js';
import type { View } from './state.js';

describe('the golden examples', () => {
  const viewOf = (playerId: string, { documents }: Outcome) =>
    playerViewOf(playerId, documents.get('player_views', playerId) as View | undefined);

  it.each(flow.playerView.takes.filter(isForPlayers).map(({ type }) => type))(
    'leave something to see in the view: %s',
    (type) => {
      const { data } = example(type);
      const { playerId } = data as { playerId: string };
      const story = given(
        playerViews,
        ...(type === RewardReversed.type ? [example(RewardGranted.type)] : []),
      );
      const before = viewOf(playerId, story);
      const view = viewOf(playerId, story.when({ type, data, now: 5_000 }));
      expect(playerView.decode(playerView.encode(view))).toEqual(view);
      expect(view).not.toEqual({ ...before, asOf: 5_000 });
    },
  );

  it('show the wallet as it was told', () => {
    const { data, type } = exampleOf(WalletChanged);
    const view = viewOf(data.playerId, given(playerViews).when({ type, data }));
    expect(view.wallet.balances).toEqual(data.balances);
  });
});
