import { partitionKey } from '@treasure-hunt/decider';
import {
  ShardMachine,
  type LogRecord,
  type MachineOptions,
  type OutgoingRecord,
  type Progress,
} from '@treasure-hunt/shards';
import { Saved } from '../saved.js';

export interface Rereading {
  /** The offsets of messages that ended whoever looked at them: they were not decided. */
  readonly unseen: ReadonlySet<number>;
  /** After so many messages the machine is thrown away, and goes on as a new one from what was saved. */
  readonly reloadEvery: number;
}

/** A shard whose log is decided once more, from the beginning, by the real machine and undisturbed. */
export class RederivedShard {
  readonly said: readonly OutgoingRecord[];
  private readonly saved = new Saved();
  private machine: ShardMachine;

  constructor(
    private readonly options: MachineOptions,
    log: readonly LogRecord[],
    private readonly rereading: Rereading,
  ) {
    this.machine = this.loaded();
    this.said = log.flatMap((record) => this.decide(record));
  }

  get progress(): Progress {
    return this.machine.progress;
  }

  /** Every document, by collection and key, as a database names it. */
  get documents(): (readonly [name: string, value: unknown])[] {
    const { partition } = this.options.place;
    return this.saved
      .load()
      .documents.map(({ collection, key, value }) => [
        `${collection} ${key === partitionKey ? `${key}${partition}` : key}`,
        value,
      ]);
  }

  private decide(record: LogRecord): OutgoingRecord[] {
    const { machine } = this;
    const isUnseen = this.rereading.unseen.has(record.offset);
    const batch = isUnseen ? machine.parkUnseen(record) : machine.decide([machine.decode(record)]);
    this.saved.save(batch, machine.progress);
    if (record.offset % this.rereading.reloadEvery === 0) this.machine = this.loaded();
    return [...batch.feed, ...batch.inner];
  }

  private loaded(): ShardMachine {
    return new ShardMachine(this.options, this.saved.loadProgress(), this.saved.load());
  }
}
