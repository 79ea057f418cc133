import { judgeFailure, rootsOf } from '../send/failure.js';

/** What the library knows of an error. */
type Known = Readonly<Partial<Record<'canRetry' | 'needsRejoin' | 'code' | 'apiId', unknown>>>;

/** It calls a topic that brokers which have just started do not know yet the caller's mistake. */
const mistake = 'PLT_KFK_USER';

const isFinalRoot = (root: unknown): boolean => {
  const { canRetry, needsRejoin, code, apiId } = root as Known;
  return canRetry === false && needsRejoin !== true && code !== mistake && apiId !== 'OFFSET_OUT_OF_RANGE';
};

/**
 * Why reading cannot go on, if it cannot: a right is missing, a compression is not known, or it is a defect; brokers that are away are none of
 * these. The error at the bottom alone, as those above have the whole answer in them, with what players have written.
 */
export const finalIn = (error: unknown): unknown =>
  rootsOf(error).find((root) => judgeFailure(root) === 'give-up' || isFinalRoot(root));
