export * from './memory-log.js';
export * from './memory-store.js';
export * from './crossing.js';
export * from './tally.js';
export * from './killable.js';
export * from './virtual-host.js';
export * from './one-by-one.js';
export * from './lone-process.js';
