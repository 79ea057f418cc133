export * from './event-loop.js';
export * from './log.js';
export * from './metrics.js';
export * from './signals.js';
export * from './traces/contexts.js';
export * from './traces/span-writer.js';
export * from './traces/tracing.js';
