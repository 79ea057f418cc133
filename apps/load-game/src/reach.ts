import { CannotPlay } from './cannot-play.js';
import { unlessAborted } from './unless-aborted.js';

const patienceMs = 30_000;

/**
 * What an answer brings, within 30 s. Rejects with the signal's reason as soon as it aborts, else with CannotPlay, which
 * says `advice`.
 */
export const reach = async <T>(answer: Promise<T>, advice: string, signal: AbortSignal): Promise<T> => {
  try {
    return await unlessAborted(answer, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]));
  } catch (cause) {
    signal.throwIfAborted();
    throw new CannotPlay(advice, { cause });
  }
};

/** Told when reading has ended for good, and what ends the waiting. */
export interface Ends {
  readonly onFatal: (error: unknown) => void;
  readonly signal: AbortSignal;
}
