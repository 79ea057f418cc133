export { NotAccepted } from './events/not-accepted.js';
export type { CloudEvent, GameEvent } from './events/game-event.js';
export type { Fact, FeedItem, Reset, UnknownFact } from './feed/feed-item.js';
export type { FeedOptions } from './feed/follow.js';
export { GameBackend, type BackendOptions, type PlayerToken } from './game-backend.js';
export { FaultyEvents, Refused, Unavailable, type EventFault } from './http/errors.js';
export type { Patience } from './http/patience.js';
export type { Fetch } from './http/request.js';
export { Player, type PlayerOptions, type PlayerStanding } from './player.js';
