export * from './errors.js';
export * from './ports/log.js';
export * from './ports/store.js';
export * from './ports/signals.js';
