import type { Hunt, HuntProgress, HuntRepository } from '@treasure-hunt/persistence';
import { stepsOf, type Address, type Step } from '@treasure-hunt/publication';
import type { Sender } from '@treasure-hunt/shards';
import { editionOf, type CatalogKeys } from './catalog-hunt.js';

/** What a publication needs of its surroundings. */
export interface Surroundings {
  readonly hunts: Pick<HuntRepository, 'find' | 'advance'>;
  readonly sender: Sender;
  readonly address: Address;
  readonly keys: CatalogKeys;
}

/**
 * Brings hunts out, step by step, each acknowledged by Kafka before it is noted. A process that dies between the two sends
 * the step again, under the same ids; so do two processes at once.
 */
export class Publisher {
  private readonly running = new Map<string, Promise<Hunt>>();
  private readonly stopping = new AbortController();

  constructor(private readonly around: Surroundings) {}

  /**
   * Does what is left of a hunt's publication or withdrawal; resolves with the hunt as it stands then. A hunt that is being
   * brought out by this process already is not begun again. Rejects when MongoDB is away, or on `stop`.
   */
  finish(hunt: Hunt): Promise<Hunt> {
    const running = this.running.get(hunt.huntId);
    if (running)
      return running.then((then) => {
        const latest = then.version < hunt.version ? hunt : then;
        return isUnfinished(latest) ? this.finish(latest) : latest;
      });
    const begun = this.allSteps(hunt).finally(() => this.running.delete(hunt.huntId));
    this.running.set(hunt.huntId, begun);
    return begun;
  }

  /** Gives up what is being sent, and waits until all is quiet. The rest is done by the next start. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('The catalog stops.'));
    await Promise.allSettled(this.running.values());
  }

  private async allSteps(hunt: Hunt): Promise<Hunt> {
    let now = hunt;
    while (isUnfinished(now)) now = await this.nextStep(now);
    return now;
  }

  private async nextStep(hunt: Hunt): Promise<Hunt> {
    this.stopping.signal.throwIfAborted();
    const { hunts, sender, address, keys } = this.around;
    const steps = stepsOf(editionOf(hunt, keys), address);
    const at = steps.findIndex(({ kind }) => kind === hunt.step.kind);
    const step = steps[at];
    if (!step) throw new Error(`The hunt ${hunt.huntId} stands at an unknown step: ${hunt.step.kind}.`);
    await sender.send(step.records, this.stopping.signal);
    const progress = after(hunt, step, steps[at + 1]);
    if (await hunts.advance(hunt, progress)) return { ...hunt, ...progress };
    // Another catalog has noted the step, or more.
    const found = await hunts.find(hunt.huntId);
    if (!found) throw new Error(`The hunt ${hunt.huntId} is not there any more.`);
    return found;
  }
}

export const isUnfinished = ({ status }: Pick<Hunt, 'status'>): boolean =>
  status === 'publishing' || status === 'withdrawing';

/** Where a hunt stands when a step is done. */
const after = (hunt: Hunt, done: Step, next: Step | undefined): HuntProgress => {
  if (next) return { version: hunt.version, status: hunt.status, step: { kind: next.kind, done: 0 } };
  const step = { kind: done.kind, done: done.records.length };
  return { version: hunt.version, status: hunt.status === 'publishing' ? 'published' : 'withdrawn', step };
};
