import type { History } from './history.js';
import { attemptsAreJudgedOnce } from './laws/attempts.js';
import { chestsAreNeverOversold } from './laws/chests.js';
import { coinsAreTraced } from './laws/coins.js';
import { discoveriesAreAnswered } from './laws/discoveries.js';
import { dueWorkIsDone } from './laws/due.js';
import { feedSaysTheSame } from './laws/feed.js';
import { causesAreToldFirst } from './laws/causes.js';
import { findersAreCounted } from './laws/finders.js';
import { grantsAreWhatWasFound } from './laws/grants.js';
import { cluesAreHeldInTurn } from './laws/holding.js';
import { badInputIsQuarantined } from './laws/quarantine.js';
import { grantsAreTakenBackOnce } from './laws/reversals.js';
import { factsNeverChange } from './laws/same-fact.js';
import { nothingIsSaidLate } from './laws/said-late.js';
import { solutionsAreRight } from './laws/solutions.js';
import { stateIsWhatWasSaid } from './laws/state.js';
import { solutionsUnlock } from './laws/unlocks.js';
import { walletsAreTheLedger } from './laws/wallets.js';
import type { Finding } from './violation.js';

/** Something that always holds. */
export interface Law {
  readonly name: string;
  /** What breaks it; nothing where it holds. */
  readonly findings: (history: History) => Finding[];
}

/** Everything the engine promises. */
export const laws: readonly Law[] = [
  { name: 'a fact that is sent again is the same fact', findings: factsNeverChange },
  { name: 'nothing new is said behind what was said later', findings: nothingIsSaidLate },
  { name: 'every coin is traced to one crossing', findings: coinsAreTraced },
  { name: 'a clue is held, waited for and left in turn', findings: cluesAreHeldInTurn },
  { name: 'what is due is done', findings: dueWorkIsDone },
  { name: 'finders are counted without gap or repeat', findings: findersAreCounted },
  { name: 'a chest never exceeds its supply', findings: chestsAreNeverOversold },
  { name: 'a grant is what was found', findings: grantsAreWhatWasFound },
  { name: 'a grant is taken back once and wholly', findings: grantsAreTakenBackOnce },
  { name: 'each attempt has exactly one verdict', findings: attemptsAreJudgedOnce },
  { name: 'a verdict goes by the assignment and its version', findings: solutionsAreRight },
  { name: 'each discovery is answered', findings: discoveriesAreAnswered },
  { name: 'each solution unlocks what needs it', findings: solutionsUnlock },
  { name: 'the feed says what the topics say', findings: feedSaysTheSame },
  { name: 'players hear of a cause before its effect', findings: causesAreToldFirst },
  { name: 'wallets equal the ledger', findings: walletsAreTheLedger },
  { name: 'what is kept is what was said', findings: stateIsWhatWasSaid },
  { name: 'bad input is quarantined, and nothing else', findings: badInputIsQuarantined },
];
