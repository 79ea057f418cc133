export * from './playable-hunt.js';
