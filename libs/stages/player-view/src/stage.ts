import type { PlayerView } from '@treasure-hunt/contracts';
import { flow } from '@treasure-hunt/contracts';
import type { Stage } from '@treasure-hunt/decider';
import { emptyView } from './lists.js';
import type { PlayerTold, View, ViewCommand, ViewState } from './state.js';
import { told } from './told.js';

/** Where every player stands, gathered from what the feed says to them. Says nothing itself. */
export const playerViews: Stage<ViewCommand, PlayerTold, ViewState> = {
  flow: flow.playerView,
  parts: { view: { collection: 'player_views', kept: 'cache', isPacked: true } },
  initial: {},

  keysOf({ data }) {
    return { view: data.playerId };
  },

  decide({ type, data, now }) {
    const { playerId } = data;
    // Only type and value are what was said; the pair of them is one of the pairs that came in.
    const said = { type, data } as PlayerTold['data']['said'];
    return [{ type: 'player.told', data: { playerId, asOf: now, said } }];
  },

  evolve({ view }, { data }) {
    return { view: { ...told(view ?? emptyView, data.said), asOf: data.asOf } };
  },
};

/** What `GET /v1/players/{id}` answers (instants in milliseconds); a player to whom nothing was ever said has an empty view. */
export const playerViewOf = (playerId: string, view: View | undefined): PlayerView => {
  const { asOf, balances, held, locked, waiting, turnedAway, expired, solved, verdicts, chests, rewards } =
    view ?? emptyView;
  const clues = { held, locked, waiting, turnedAway, expired, solved };
  const wallet = { balances: Object.fromEntries(balances) };
  return { playerId, asOf: view ? asOf : null, ...clues, verdicts, chests, rewards, wallet };
};
