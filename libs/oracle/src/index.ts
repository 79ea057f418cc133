export * from './observed.js';
export * from './violation.js';
export * from './judge.js';
export * from './evidence.js';
export { laws, type Law } from './laws.js';
