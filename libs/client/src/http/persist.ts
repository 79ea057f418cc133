import { Unavailable } from './errors.js';
import { delayMs, pause, type Patience } from './patience.js';

/** Does something again while the gateway is not available, as long as patience lasts; then rejects with `Unavailable`. */
export const persist = async <Found>(
  act: () => Promise<Found>,
  patience: Patience,
  signal?: AbortSignal,
): Promise<Found> => {
  for (let failures = 1; ; failures += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Unavailable) || failures >= patience.tries) throw error;
      if (error.retryAfterMs > patience.maxDelayMs) throw error;
      await pause(Math.max(error.retryAfterMs, delayMs(failures, patience)), signal);
    }
  }
};
