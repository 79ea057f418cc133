import { rewardGrants } from '../collections/reward-grants.js';
import { orRetryLater } from '../connection/away.js';
import type { openConnection } from '../connection/open-connection.js';
import type { StoredDocument } from '../documents/stored-document.js';

/** A grant as far as it tells where to look for the messages that led to it. Times are milliseconds since 1970. */
export interface GrantOfCoin {
  readonly grantId: string;
  readonly clueId: string;
  readonly chestId: string;
  readonly huntId: string;
  readonly playerId: string;
  readonly at: number;
  readonly coins: readonly { readonly coinId: string; readonly currency: string; readonly amount: number }[];
  readonly reversal?: { readonly at: number };
}

/** The grant that a coin is of, in the database of rewards; undefined where there is none. Rejects with `RetryLater` when MongoDB is away. */
export const grantOfCoin = (
  connection: Awaited<ReturnType<typeof openConnection>>,
  coinId: string,
): Promise<GrantOfCoin | undefined> =>
  orRetryLater(async () => {
    const grants = connection.db!.collection<StoredDocument>(rewardGrants.name);
    const found = await grants.findOne({ 'state.coins.coinId': coinId });
    return found ? (found.state as GrantOfCoin) : undefined;
  });
