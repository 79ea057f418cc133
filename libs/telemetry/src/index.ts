export * from './log.js';
export * from './metrics.js';
export * from './signal.js';
export * from './signals.js';
export * from './watch-process.js';
export * from './trace.js';
