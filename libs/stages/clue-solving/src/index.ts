export type { Clue, Definition, EndedClue, ForgottenClue, OpenClue } from './clue.js';
export type {
  Assigned,
  Discovery,
  Expired,
  Holding,
  InLine,
  Locked,
  Solved,
  TurnedAway,
  Undiscovered,
  Verdict,
} from './holding.js';
export type { Command, Fact } from './messages.js';
export { clueSolving } from './stage.js';
export { waitingPlayers } from './waiting-players.js';
