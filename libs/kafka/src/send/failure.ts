/** What becomes of a send that failed. */
export type Failure = 'too-large' | 'retry' | 'give-up';

const tooLarge = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);
const hopeless = new Set(['ConnectionClosed', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);

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
