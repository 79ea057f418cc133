export { discovery } from './discovery.js';
export type { DiscoveryCommand, DiscoveryFact, DiscoveryState } from './messages.js';
export type { Adopted } from './adopted.js';
export type { Definitions } from './definitions.js';
export type { Presence } from './presence.js';
export * from './fence-fault.js';
