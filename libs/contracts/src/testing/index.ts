export * from './example.js';
export * from './secrets.js';
