import { RetryLater } from '@treasure-hunt/shards';

/** What becomes of a send that failed. */
export type Failure = 'too-large' | 'retry' | 'give-up';

const tooLarge = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);
const defects = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];
const hopeless = new Set(['ConnectionClosed', 'PartitionCountDiffers', ...defects]);

const partsOf = (error: unknown): { name?: unknown; type?: unknown; cause?: unknown } =>
  typeof error === 'object' && error !== null ? error : {};

/** The error at the bottom: kafkajs wraps what went wrong once for each layer. */
export const rootOf = (error: unknown): unknown => {
  const { cause } = partsOf(error);
  return cause === undefined || cause === error ? error : rootOf(cause);
};

/**
 * Everything that time or an operator can heal is tried again, a missing permission too. A batch over the broker's limit stays
 * over it, a defect in the program stays one, and a connection that was closed on purpose stays closed.
 */
export const judgeFailure = (error: unknown): Failure => {
  const { name, type } = partsOf(rootOf(error));
  if (typeof type === 'string' && tooLarge.has(type)) return 'too-large';
  return typeof name === 'string' && hopeless.has(name) ? 'give-up' : 'retry';
};

/** What `work` gives. Rejects with `RetryLater` for everything that time or an operator can heal, with all else as it is. */
export const orRetryLater = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (judgeFailure(error) === 'give-up' || !(error instanceof Error)) throw error;
    throw new RetryLater(error.message, { cause: error });
  }
};
