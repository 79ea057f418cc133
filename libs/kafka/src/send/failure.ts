import { RetryLater } from '@treasure-hunt/shards';

/** What becomes of a send that failed. */
export type Failure = 'too-large' | 'retry' | 'give-up';

const tooLarge = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);
const defects = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];
const hopeless = new Set(['ConnectionClosed', 'PartitionCountDiffers', ...defects]);

type Parts = Readonly<Partial<Record<'name' | 'type' | 'apiId' | 'cause' | 'errors', unknown>>>;

const partsOf = (error: unknown): Parts => (typeof error === 'object' && error !== null ? error : {});

/** The errors at the bottom: clients wrap what went wrong once for each layer, and keep together what went wrong in one answer. */
export const rootsOf = (error: unknown): readonly unknown[] => {
  const { cause, errors } = partsOf(error);
  if (cause !== undefined && cause !== error) return rootsOf(cause);
  return Array.isArray(errors) && errors.length > 0 ? errors.flatMap(rootsOf) : [error];
};

/** What Kafka calls an error: kafkajs says it in `type`, @platformatic/kafka in `apiId`. */
export const kafkaNameOf = (error: unknown): string => {
  const { type, apiId } = partsOf(error);
  return String(type ?? apiId);
};

/**
 * Everything that time or an operator can heal is tried again, a missing permission too. A batch over the broker's limit stays
 * over it, a defect in the program stays one, and a connection that was closed on purpose stays closed.
 */
export const judgeFailure = (error: unknown): Failure => {
  const roots = rootsOf(error);
  if (roots.some((root) => tooLarge.has(kafkaNameOf(root)))) return 'too-large';
  return roots.some((root) => hopeless.has(String(partsOf(root).name))) ? 'give-up' : 'retry';
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
