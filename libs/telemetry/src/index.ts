export * from './log.js';
export * from './metrics.js';
export * from './signal.js';
export * from './signals.js';
export * from './traces/contexts.js';
export * from './traces/span-writer.js';
export * from './traces/tracing.js';
export * from './watch-process.js';
