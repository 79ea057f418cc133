export * from './fact.js';
export * from './keys.js';
export * from './outcome.js';
export * from './random.js';
export * from './simulate.js';
export * from './story.js';
