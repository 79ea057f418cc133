export { discovery, type DiscoveryCommand, type DiscoveryFact, type DiscoveryState } from './discovery.js';
export type { Adopted } from './adopted.js';
export type { Definitions } from './definitions.js';
export type { Presence } from './presence.js';
export * from './fence-fault.js';
