import { kafkaNameOf, rootsOf } from '../send/failure.js';
import { wait } from '../send/wait.js';

/** What brokers say for a moment about topics that somebody is creating. */
const passing = new Set(['TOPIC_ALREADY_EXISTS', 'UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

const pauseMs = 100;
const patienceMs = 10_000;

const isPassing = (error: unknown): boolean => rootsOf(error).some((root) => passing.has(kafkaNameOf(root)));

/** What the brokers answer when the topics that are being created have settled: asked again for at most 10 s, then rejects with their refusal. */
export const settled = async <T>(ask: () => Promise<T>): Promise<T> => {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || performance.now() > deadlineMs) throw error;
      await wait(pauseMs, undefined);
    }
  }
};
