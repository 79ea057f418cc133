import { createTopics } from '../services/create-topics.js';
import { type RunningStack, type StackOptions, startStack } from '../stack/start-stack.js';
import { type Observers, startObservers } from './start-observers.js';

/** A stack that runs, and a line for each that looks at it. */
export interface ObservedStack extends RunningStack {
  observers: readonly string[];
}

/** Starts a stack and, where it is wished, what looks at it: before the services, which are told where traces go. @throws as startStack */
export const startObserved = async (options: StackOptions, observe: boolean): Promise<ObservedStack> => {
  if (!observe) return { ...(await startStack(options)), observers: [] };
  const { dataDir, say, prepare = createTopics } = options;
  let observers: Observers | undefined;
  try {
    const running = await startStack({
      ...options,
      prepare: async (kafkaBrokers) => {
        [observers] = await Promise.all([startObservers(dataDir, say), prepare(kafkaBrokers)]);
      },
      environmentOf: () => observers?.environment ?? {},
    });
    const stop = async (): Promise<void> => {
      await running.stop();
      await observers?.stop();
    };
    return { ...running, stop, observers: observers?.lines ?? [] };
  } catch (error) {
    await observers?.stop();
    throw error;
  }
};
