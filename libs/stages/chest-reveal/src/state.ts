import type { Command, Document } from '@treasure-hunt/decider';
import type {
  ChestDefined,
  ChestExhausted,
  ChestRevealed,
  LootDefined,
  Said,
  SolutionAccepted,
} from '@treasure-hunt/contracts';

/** How many may open a chest, and how many have. */
export interface Supply {
  readonly chestId: string;
  readonly supply: number;
  readonly opened: number;
}

/** The chests at one clue, in the order in which they are tried. */
export interface Chests extends Document {
  readonly huntId: string;
  readonly huntVersion: number;
  /** True closes them: none is opened any more. */
  readonly withdrawn: boolean;
  readonly chests: readonly Supply[];
}

/** What one player got at one clue. */
export type Reveal = Document &
  (
    | { readonly status: 'revealed'; readonly chestId: string; readonly opener: number }
    | { readonly status: 'exhausted'; readonly chestId: string }
  );

export type ChestState = { readonly chests?: Chests; readonly reveal?: Reveal };

export type ChestCommand = Command<Said<typeof ChestDefined | typeof SolutionAccepted>>;

/** Kept to itself: the chests as they are from now on. */
export interface ChestsKept {
  readonly type: 'chests.kept';
  readonly data: Omit<Chests, 'dueAt'> & { readonly clueId: string };
}

export type ChestFact = ChestsKept | Said<typeof LootDefined | typeof ChestRevealed | typeof ChestExhausted>;
