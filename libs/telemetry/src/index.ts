export * from './event-loop.js';
export * from './log.js';
export * from './metrics.js';
export * from './signals.js';
export * from './trace.js';
