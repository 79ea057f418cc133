import type { Journal } from '@treasure-hunt/shards';

/** One thing that ends in an orderly way. */
interface Step {
  readonly name: string;
  readonly end: () => Promise<void> | void;
}

/** How a service ends: what was begun last ends first. */
export interface Lifetime {
  /** Aborts when the service begins to end. */
  readonly draining: AbortSignal;
  /** Something has begun; `end` is called once, after everything that begins later has ended. */
  began(name: string, end: () => Promise<void> | void): void;
  /** Ends everything, one after the other. A step that fails does not keep the others from ending. True if none failed in time. */
  drain(): Promise<boolean>;
}

/** A step that has not ended by then. */
class Late extends Error {}

const within = async (end: Promise<void>, signal: AbortSignal): Promise<void> => {
  const late = Promise.withResolvers<never>();
  const give = () => late.reject(new Late());
  signal.addEventListener('abort', give, { once: true });
  if (signal.aborted) give();
  await Promise.race([end, late.promise]).finally(() => signal.removeEventListener('abort', give));
};

/** Keeps what has begun; all of it may take `drainTimeoutMs` to end. */
export const createLifetime = (journal: Journal, drainTimeoutMs: number): Lifetime => {
  const steps: Step[] = [];
  const stop = new AbortController();

  const endOne = async ({ name, end }: Step, deadline: AbortSignal): Promise<'ended' | 'failed' | 'late'> => {
    try {
      await within((async () => end())(), deadline);
      return 'ended';
    } catch (error) {
      if (error instanceof Late) {
        journal.error(
          { step: name },
          `Work did not end within ${drainTimeoutMs / 1000} s: ${name} is still going on.`,
        );
        return 'late';
      }
      journal.error({ step: name, err: error }, `This did not end in an orderly way: ${name}.`);
      return 'failed';
    }
  };

  const drain = async (): Promise<boolean> => {
    stop.abort(new Error('The service is ending.'));
    const deadline = AbortSignal.timeout(drainTimeoutMs);
    let isOrderly = true;
    for (let step = steps.pop(); step; step = steps.pop()) {
      const outcome = await endOne(step, deadline);
      if (outcome === 'late') return false;
      isOrderly &&= outcome === 'ended';
    }
    return isOrderly;
  };

  return { draining: stop.signal, began: (name, end) => void steps.push({ name, end }), drain };
};
