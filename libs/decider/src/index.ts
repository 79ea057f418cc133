export * from './decider.js';
export * from './decision.js';
export * from './documents.js';
export * from './draft.js';
export * from './stage.js';
