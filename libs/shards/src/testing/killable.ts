import type { Log, Reading, Sender } from '../ports/log.js';
import type { Store } from '../ports/store.js';

const never = new Promise<never>(() => undefined);

/**
 * The ports of a process that is killed at its n-th step: before it takes effect (odd) or after (even). A dead process
 * hears nothing and its calls never come back. A frozen one goes on, where it was, when it is thawed.
 */
export class Killable {
  steps = 0;
  private readonly death = Promise.withResolvers<void>();
  private ice: PromiseWithResolvers<void> | undefined;
  private isDead = false;
  private hanging = 0;

  constructor(private readonly killAtStep = Number.POSITIVE_INFINITY) {}

  get isKilled(): boolean {
    return this.isDead;
  }

  /** Resolves when it dies. */
  get killed(): Promise<void> {
    return this.death.promise;
  }

  /** How many calls wait for it to be thawed. */
  get frozenCalls(): number {
    return this.hanging;
  }

  kill(): void {
    this.isDead = true;
    this.death.resolve();
  }

  freeze(): void {
    this.ice ??= Promise.withResolvers();
  }

  thaw(): void {
    this.ice?.resolve();
    this.ice = undefined;
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
          assigned: (partitions) => {
            if (!this.isDead) listener.assigned(partitions);
          },
          records: (partition, records) => {
            if (!this.isDead) listener.records(partition, records);
          },
        }),
    };
  }

  private async step<T>(effect: () => Promise<T>): Promise<T> {
    if (this.count()) return never;
    await this.thawed();
    const result = await effect();
    return this.count() ? never : result;
  }

  private async alive<T>(effect: () => Promise<T>): Promise<T> {
    if (this.isDead) return never;
    await this.thawed();
    return effect();
  }

  private async thawed(): Promise<void> {
    if (!this.ice) return;
    this.hanging += 1;
    await this.ice.promise;
    this.hanging -= 1;
  }

  private count(): boolean {
    this.steps += 1;
    if (this.steps >= this.killAtStep) this.kill();
    return this.isDead;
  }
}
