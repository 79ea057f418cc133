import { setTimeout as wait } from 'node:timers/promises';

/** The catalog did not answer for too long. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor() {
    super(
      'The catalog has not answered for a minute: see that hunt-catalog runs and is ready, then try again.',
    );
  }
}

/** An HTTP call as `fetch` takes it. */
export type Call = (signal: AbortSignal) => Promise<Response>;

const firstDelayMs = 100;
const longestDelayMs = 3_000;
const callTimeoutMs = 10_000;
const patienceMs = 60_000;

/**
 * Calls again, with back-off and jitter, while the service is away or says that it is (429, 5xx); resolves with any other answer.
 * Rejects when `signal` aborts, or with NoAnswer after a minute.
 */
export const patientFetch = async (call: Call, signal: AbortSignal): Promise<Response> => {
  const deadlineMs = performance.now() + patienceMs;
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(longestDelayMs, delayMs * 2)) {
    const response = await answerOf(call, signal);
    if (response) return response;
    if (performance.now() > deadlineMs) throw new NoAnswer();
    await wait(delayMs * (0.5 + Math.random() / 2), undefined, { signal });
  }
};

const answerOf = async (call: Call, signal: AbortSignal): Promise<Response | undefined> => {
  try {
    const response = await call(AbortSignal.any([signal, AbortSignal.timeout(callTimeoutMs)]));
    if (response.status !== 429 && response.status < 500) return response;
    await response.body?.cancel();
  } catch {
    // The service is away, or took too long: the same call may succeed later.
    signal.throwIfAborted();
  }
  return undefined;
};
