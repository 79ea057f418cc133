import type {
  ChestExhausted,
  ChestRevealed,
  Loot,
  LootDefined,
  LootRetired,
  RewardGranted,
  RewardReversalAnswered,
  RewardReversalRequested,
  RewardReversed,
  Said,
} from '@treasure-hunt/contracts';
import type { Command, Document } from '@treasure-hunt/decider';

/** What the chests at one clue hold. */
export interface KnownLoot extends Document {
  readonly huntId: string;
  /** The version of the hunt that it comes from. */
  readonly lootVersion: number;
  /** Which of the engine's secrets the hunt's draws are seeded from. */
  readonly secretId: string;
  readonly chests: readonly { readonly chestId: string; readonly loot: Loot }[];
}

/** Who took a grant back, when (milliseconds since 1970) and why; `requestId` is the `ce_id` of the request. */
export type Reversal = Pick<RewardReversalAnswered, 'requestId' | 'requestedBy' | 'reason' | 'at'>;

/** A line of the ledger: what was granted, as it was said, and the `ce_id` under which it was said; and whether it still stands. */
export type Grant = Document & RewardGranted & { readonly factId: string; readonly reversal?: Reversal };

export type RewardState = { readonly loot?: KnownLoot; readonly grant?: Grant };

export type RewardCommand = Command<
  Said<
    | typeof LootDefined
    | typeof LootRetired
    | typeof ChestRevealed
    | typeof ChestExhausted
    | typeof RewardReversalRequested
  >
>;
export type ChestFound = Extract<RewardCommand, { type: 'chest.revealed' | 'chest.exhausted' }>;

export type ReversalRequested = Extract<RewardCommand, { type: 'reward.reversal-requested' }>;

/** Kept to itself: what the chests at a clue hold from now on. */
export interface LootKept {
  readonly type: 'loot.kept';
  readonly data: { readonly clueId: string; readonly loot: KnownLoot };
}

/** Kept to itself: nothing is found at a clue any more. */
export interface LootForgotten {
  readonly type: 'loot.forgotten';
  readonly data: { readonly clueId: string };
}

export type RewardFact =
  | LootKept
  | LootForgotten
  | Said<typeof RewardGranted | typeof RewardReversed | typeof RewardReversalAnswered>;
