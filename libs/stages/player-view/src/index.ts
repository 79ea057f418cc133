export { playerViewOf, playerViews } from './stage.js';
export type { FeedFact, PlayerTold, View, ViewCommand, ViewState } from './state.js';
