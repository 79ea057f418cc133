import type { RewardGranted, RewardReversed, Said, WalletChanged } from '@treasure-hunt/contracts';
import type { Command, Document } from '@treasure-hunt/decider';

/** What a player has of each currency, sorted by currency. */
export type Balances = readonly (readonly [currency: string, amount: number])[];

export interface Wallet extends Document {
  readonly balances: Balances;
}

export type WalletState = { readonly wallet?: Wallet };
export type WalletCommand = Command<Said<typeof RewardGranted | typeof RewardReversed>>;
export type WalletFact = Said<typeof WalletChanged>;
