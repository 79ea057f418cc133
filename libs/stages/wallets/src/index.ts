export { wallets } from './stage.js';
export type { Balances, Wallet, WalletCommand, WalletFact, WalletState } from './state.js';
