import type { Command, Document, Due } from '@treasure-hunt/decider';
import type {
  ChestDefined,
  ChestExhausted,
  ChestRetired,
  ChestRevealed,
  LootDefined,
  LootRetired,
  Said,
  SolutionAccepted,
  Tick,
} from '@treasure-hunt/contracts';

/** How many may open a chest, and how many have. */
export interface Supply {
  readonly chestId: string;
  readonly supply: number;
  readonly opened: number;
}

/** The chests at one clue, in the order in which they are tried. `dueAt` is there when they are retired: then its reveals are forgotten. */
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

export type ChestCommand =
  Command<Said<typeof ChestDefined | typeof ChestRetired | typeof SolutionAccepted | typeof Tick>> | Due;

/** Kept to itself: the chests as they are from now on. */
export interface ChestsKept {
  readonly type: 'chests.kept';
  readonly data: Chests & { readonly clueId: string };
}

interface AtClue {
  readonly clueId: string;
}

/** Kept to itself: chests that are retired are forgotten, first what each player got there, one at a time. */
export type Forgetting =
  | { readonly type: 'reveal.forgotten'; readonly data: AtClue & { readonly at: number } }
  | { readonly type: 'chests.forgotten'; readonly data: AtClue };

export type ChestFact =
  | ChestsKept
  | Forgetting
  | Said<typeof LootDefined | typeof LootRetired | typeof ChestRevealed | typeof ChestExhausted>;
