import { RetryLater } from '@treasure-hunt/shards';
import mongoose, { mongo } from 'mongoose';

/** What the driver says when it finds no primary. */
const noServer = [
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoClientClosedError,
  mongoose.Error.MongooseServerSelectionError,
];

/** What it says when it was cut off from one. */
const cutOff = [mongo.MongoNetworkError, mongo.MongoOperationTimeoutError];

/** The driver keeps these to itself: no connection of the pool came free, or the pool is being emptied. */
const cutOffNames = new Set(['MongoWaitQueueTimeoutError', 'MongoPoolClosedError', 'MongoPoolClearedError']);

/** Labels of the server's errors that pass (MongoDB's specifications of retryable writes and of transactions). */
const passing = ['RetryableWriteError', 'TransientTransactionError', 'UnknownTransactionCommitResult'];

/** Server's codes (src/mongo/base/error_codes.yml) of an election, a shut-down, a majority that is away, or an operation cut short. */
const passingCodes = new Set<unknown>([
  6, 7, 24, 43, 50, 64, 89, 91, 112, 134, 189, 202, 237, 251, 262, 9001, 10058, 10107, 11600, 11601, 11602,
  13435, 13436, 14031,
]);

/** Whether an error carries this label of MongoDB. */
export const hasLabel = (error: unknown, label: string): boolean =>
  error instanceof mongo.MongoError && error.hasErrorLabel(label);

/** Whether no server could be asked at all: trying again at once is of no use. */
export const foundNoServer = (error: unknown): boolean => noServer.some((kind) => error instanceof kind);

const isCutOff = (error: unknown): boolean =>
  cutOff.some((kind) => error instanceof kind) || (error instanceof Error && cutOffNames.has(error.name));

const passes = (error: unknown): boolean =>
  foundNoServer(error) ||
  isCutOff(error) ||
  passing.some((label) => hasLabel(error, label)) ||
  (error instanceof mongo.MongoServerError && passingCodes.has(error.code));

/** Does the work; what fails because MongoDB is away, or about to be back, rejects with `RetryLater`, all else as it is. */
export const orRetryLater = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!passes(error)) throw error;
    throw new RetryLater(`MongoDB does not answer: ${(error as Error).message}`, { cause: error });
  }
};

/** Whether the write was refused because a unique index has that value already. */
export const isDuplicate = (error: unknown): error is mongo.MongoServerError =>
  error instanceof mongo.MongoServerError && error.code === 11_000;

/** Whether the server gave up after `maxTimeMS`. */
export const ranOutOfTime = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 50;

/** Whether somebody ended the session in the middle of the operation, or its transaction before the commit. */
export const wasInterrupted = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && (error.code === 11_601 || error.code === 251);
