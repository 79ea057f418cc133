import type { ChestRevealed, ChestExhausted } from './chest-reveal/messages.js';
import type {
  ClueAssigned,
  ClueLocked,
  ClueQueued,
  ClueTurnedAway,
  ClueExpired,
  SolutionAccepted,
  SolutionRejected,
} from './clue-solving/messages.js';
import type { RewardGranted, RewardReversed, WalletChanged } from './rewards/messages.js';

/** The kinds of facts that players are told. */
export type ToldKind =
  | typeof ClueAssigned
  | typeof ClueLocked
  | typeof ClueQueued
  | typeof ClueTurnedAway
  | typeof ClueExpired
  | typeof SolutionAccepted
  | typeof SolutionRejected
  | typeof ChestRevealed
  | typeof ChestExhausted
  | typeof RewardGranted
  | typeof RewardReversed
  | typeof WalletChanged;
