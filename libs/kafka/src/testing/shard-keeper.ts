import type { Listener, LogRecord, Reading } from '@treasure-hunt/shards';

/** Where each partition was left, and every offset that was told: the place of a store, shared by the members of a group. */
export class Notebook {
  readonly next = new Map<number, number>();
  readonly told = new Map<number, number[]>();
  readonly gaps: string[] = [];

  note(partition: number, records: readonly LogRecord[]): void {
    for (const { offset } of records) {
      const next = this.next.get(partition) ?? 0;
      if (offset > next) this.gaps.push(`partition ${partition}: ${offset} came, ${next} was next`);
      this.next.set(partition, Math.max(next, offset + 1));
      this.told.set(partition, [...(this.told.get(partition) ?? []), offset]);
    }
  }

  get total(): number {
    return [...this.next.values()].reduce((sum, next) => sum + next, 0);
  }
}

/** A member that starts every partition it is given where the notebook says. */
export class Keeper implements Listener {
  mine: readonly number[] = [];
  joins = 0;
  reading?: Reading;

  constructor(private readonly notebook: Notebook) {}

  assigned(partitions: readonly number[]): void {
    this.mine = partitions;
    this.joins += 1;
    for (const partition of partitions)
      this.reading?.start(partition, this.notebook.next.get(partition) ?? 0);
  }

  records(partition: number, records: readonly LogRecord[]): void {
    this.notebook.note(partition, records);
  }
}
