export type { Clue, Definition, OpenClue, WithdrawnClue } from './clue.js';
export type {
  Assigned,
  Discovery,
  Expired,
  Holding,
  Locked,
  Solved,
  Undiscovered,
  Verdict,
} from './holding.js';
export type { Command, Fact } from './messages.js';
export { clueSolving } from './stage.js';
