import type {
  ChestDefined,
  ChestRetired,
  ClueAssigned,
  ClueDefined,
  ClueDiscovered,
  ClueExpired,
  ClueLocked,
  ClueQueued,
  ClueTurnedAway,
  ClueUnlocked,
  Player,
  Said,
  SolutionAccepted,
  SolutionRejected,
  SolutionSubmitted,
  Tick,
} from '@treasure-hunt/contracts';
import type { Command as CommandOf, Due } from '@treasure-hunt/decider';
import type { Discovery } from './holding.js';
import type { Place } from './line.js';

export type Definition = CommandOf<Said<typeof ClueDefined>>;
export type Crossing = CommandOf<Said<typeof ClueDiscovered>>;
export type Unlock = CommandOf<Said<typeof ClueUnlocked>>;
export type Attempt = CommandOf<Said<typeof SolutionSubmitted>>;
/** Something that happened to one player at one clue. */
export type PlayerCommand = Crossing | Unlock | Attempt;
/** What clue-solving decides. */
export type Command = Definition | PlayerCommand | CommandOf<Said<typeof Tick>> | Due;

type Told = Said<
  | typeof ChestDefined
  | typeof ChestRetired
  | typeof ClueAssigned
  | typeof ClueLocked
  | typeof ClueQueued
  | typeof ClueTurnedAway
  | typeof ClueExpired
  | typeof ClueUnlocked
  | typeof SolutionAccepted
  | typeof SolutionRejected
>;

interface Internal<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
}
interface OfPlayer {
  readonly clueId: string;
  readonly playerId: string;
}

/** The clues that the player has solved of those that this one needs. */
interface Met {
  readonly player?: Player;
  readonly met: readonly string[];
}

type InPlace = OfPlayer & Pick<Place, 'line' | 'number'> & { readonly at: number };

/** What clue-solving keeps to itself: changes that nobody else has to know of, and what was of no use. */
type Kept =
  | Internal<
      'definition.stored',
      { readonly definition: ClueDefined; readonly at: number; readonly clueId: string }
    >
  | Internal<'discovery.remembered', OfPlayer & Discovery & Met>
  | Internal<'discovery.ignored', OfPlayer>
  | Internal<'requirement.met', OfPlayer & { readonly player?: Player; readonly solvedClueId: string }>
  | Internal<'unlock.ignored', OfPlayer>
  | Internal<'place.taken', InPlace & Discovery>
  | Internal<'place.left', InPlace>
  | Internal<'clue.closed', { readonly clueId: string; readonly at: number }>
  | Internal<'end.advanced', { readonly clueId: string; readonly toldUpTo: string }>
  | Internal<'end.told', { readonly clueId: string }>
  | Internal<'clue.forgotten', { readonly clueId: string; readonly at: number }>
  | Internal<'player.forgotten', OfPlayer & { readonly at: number }>
  | Internal<'players.forgotten', { readonly clueId: string }>;

/** What clue-solving says. */
export type Fact = Told | Kept;
export type FactOf<Type extends Fact['type']> = Extract<Fact, { readonly type: Type }>;
