export { pathText, schemaFaults, type Fault } from '@treasure-hunt/contracts';
export * from './api-key-guard.js';
export * from './api-keys.js';
export * from './credentials.js';
export * from './open-api.controller.js';
export * from './problem-body.js';
export * from './problem-filter.js';
export * from './problem.js';
export * from './to-problem.js';
