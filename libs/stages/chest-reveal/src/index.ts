export { chestsLeft } from './chests-left.js';
export { chestReveal } from './stage.js';
export type { ChestCommand, ChestFact, Chests, ChestState, Reveal, Supply } from './state.js';
