export { coinsGranted } from './coins-granted.js';
export type { Secrets } from './grant.js';
export { rewards } from './stage.js';
export type { Grant, KnownLoot, RewardCommand, RewardFact, RewardState } from './state.js';
