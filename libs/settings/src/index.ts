export * from './engine.js';
export * from './kafka.js';
export * from './keys.js';
export * from './mongodb.js';
export * from './read.js';
export * from './setting.js';
export * from './shared.js';
export * from './types.js';
