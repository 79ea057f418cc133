import type { Log, Reading, Sender } from '../ports/log.js';
import type { Store } from '../ports/store.js';

const never = new Promise<never>(() => undefined);

/**
 * The ports of a process that is killed at its n-th step: before it takes effect (odd) or after (even). A dead process
 * hears nothing and its calls never come back.
 */
export class Killable {
  steps = 0;
  private isDead = false;

  constructor(private readonly killAtStep = Number.POSITIVE_INFINITY) {}

  get isKilled(): boolean {
    return this.isDead;
  }

  sender(sender: Sender): Sender {
    return { send: (records) => this.step(() => sender.send(records)) };
  }

  store(store: Store): Store {
    return {
      want: (...args) => this.alive(() => store.want(...args)),
      takeOver: (...args) => this.step(() => store.takeOver(...args)),
      load: (...args) => this.step(() => store.load(...args)),
      loadKeys: (...args) => this.step(() => store.loadKeys(...args)),
      checkpoint: (...args) => this.step(() => store.checkpoint(...args)),
      noteTrying: (...args) => this.step(() => store.noteTrying(...args)),
    };
  }

  log(log: Log): Log {
    return {
      bounds: (...args) => this.alive(() => log.bounds(...args)),
      partitionCount: (...args) => log.partitionCount(...args),
      read: async (topic, group, listener): Promise<Reading> =>
        log.read(topic, group, {
          assigned: (partitions) => listener.assigned(partitions),
          records: (partition, records) => {
            if (!this.isDead) listener.records(partition, records);
          },
        }),
    };
  }

  private async step<T>(effect: () => Promise<T>): Promise<T> {
    if (this.count()) return never;
    const result = await effect();
    return this.count() ? never : result;
  }

  private alive<T>(effect: () => Promise<T>): Promise<T> {
    return this.isDead ? never : effect();
  }

  private count(): boolean {
    this.steps += 1;
    if (this.steps >= this.killAtStep) this.isDead = true;
    return this.isDead;
  }
}
