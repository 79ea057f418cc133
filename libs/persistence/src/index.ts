export type { DatabaseOptions } from './connection/open-connection.js';
export { openConnection } from './connection/open-connection.js';
export * from './hunts/hunt.js';
export * from './hunts/hunt-repository.js';
export { readPlayerView } from './player-views/read-player-view.js';
export * from './shards/connect-store.js';
