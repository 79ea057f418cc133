import { headersOf, Tick } from '@treasure-hunt/contracts';
import {
  ShardMachine,
  type LogRecord,
  type MachineOptions,
  type OutgoingRecord,
} from '@treasure-hunt/shards';
import { Saved } from './saved.js';
import type { Actor, World } from './world.js';

/** A shard takes at most this many records at a time. */
const maxTake = 20;

/** One partition of one stage: the real machine, with a turn of the simulation in place of the loop around it. */
export class SimulatedShard implements Actor {
  readonly saved = new Saved();
  private machine: ShardMachine;
  /** Decided, and sent at the next turn: whatever others do meanwhile, the player has been told. */
  private unsent: readonly OutgoingRecord[] = [];
  private ticks = 0;

  constructor(
    readonly options: MachineOptions,
    private readonly world: World,
    /** True: after every message the machine is thrown away, and goes on as a new one from what was saved. */
    private readonly saveAfterEach: boolean,
  ) {
    this.machine = this.loaded();
  }

  get isReady(): boolean {
    return this.unsent.length > 0 || this.unread > 0 || this.machine.dueAt(this.world.nowMs) !== undefined;
  }

  /** Takes some of what is unread, tells players, and then the others; in a silent partition, ticks for what is due. */
  act(): void {
    if (this.unsent.length > 0) this.sendInner();
    else if (this.unread > 0) this.take(1 + this.world.random.below(Math.min(this.unread, maxTake)));
    else this.tick();
  }

  private get unread(): number {
    return this.partition.length - this.machine.nextOffset;
  }

  private get partition(): readonly LogRecord[] {
    const { topic, partition } = this.options.place;
    return this.world.log.records(topic, partition);
  }

  private take(count: number): void {
    const { nextOffset } = this.machine;
    const batches = this.partition.slice(nextOffset, nextOffset + count).map((record) => this.handle(record));
    this.world.send(batches.flatMap(({ feed }) => feed));
    this.unsent = batches.flatMap(({ inner }) => inner);
  }

  private sendInner(): void {
    this.world.send(this.unsent);
    this.unsent = [];
  }

  private handle(record: LogRecord) {
    const batch = this.machine.decide([this.machine.decode(record)]);
    this.saved.save(batch, this.machine.progress);
    if (this.saveAfterEach) this.machine = this.loaded();
    return batch;
  }

  private loaded(): ShardMachine {
    return new ShardMachine(this.options, this.saved.loadProgress(), this.saved.load());
  }

  private tick(): void {
    const { topic, partition } = this.options.place;
    const id = `tick/${topic}/${partition}/${this.ticks++}`;
    const headers = headersOf({
      id,
      type: Tick.type,
      source: '/hunt/simulation',
      timeMs: this.world.nowMs,
    });
    this.world.log.append({ topic, partition, key: null, value: '{}', headers });
  }
}
