import { setTimeout as pause } from 'node:timers/promises';
import { RetryLater } from '@treasure-hunt/shards';
import type { mongo } from 'mongoose';
import { foundNoServer, hasLabel, wasInterrupted } from './away.js';

const maxAttempts = 5;
const firstPauseMs = 5;

const options: mongo.TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
  readPreference: 'primary',
};

/**
 * Does the work in one transaction. Conflicts and elections are tried again a few times, with growing pauses, and then
 * reject with `RetryLater`; what the work throws aborts the transaction and is thrown. After `RetryLater` the transaction
 * may have been committed or not, so the work has to bear being done twice.
 */
export const inTransaction = async <T>(session: mongo.ClientSession, work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(session, work);
    } catch (error) {
      if (!isWorthAnother(error)) throw error;
      if (attempt === maxAttempts)
        throw new RetryLater(
          `A transaction failed ${maxAttempts} times in a row: ${(error as Error).message}`,
          {
            cause: error,
          },
        );
      await pause(firstPauseMs * 2 ** attempt * (0.5 + Math.random()));
    }
  }
};

/** A successor that takes over interrupts its predecessor, who then learns from the next attempt that it has lost. */
const isWorthAnother = (error: unknown): boolean =>
  wasInterrupted(error) || (hasLabel(error, 'TransientTransactionError') && !foundNoServer(error));

const once = async <T>(session: mongo.ClientSession, work: () => Promise<T>): Promise<T> => {
  session.startTransaction(options);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await session.abortTransaction();
    throw error;
  }
  await commit(session);
  return result;
};

/** A commit whose answer was lost is asked for again: the server knows whether it has happened. */
const commit = async (session: mongo.ClientSession): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      if (
        !hasLabel(error, 'UnknownTransactionCommitResult') ||
        foundNoServer(error) ||
        attempt === maxAttempts
      )
        throw error;
    }
  }
};
