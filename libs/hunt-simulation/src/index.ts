export * from './fact.js';
export * from './keys.js';
export * from './outcome.js';
export * from './simulate.js';
export * from './story.js';
export * from './judged.js';
export * from './play.js';
export type { Say } from './cluster/cluster.js';
export type { EngineProcess, Seams } from './cluster/engine-process.js';
