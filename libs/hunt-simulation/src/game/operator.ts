import { clueActivity, header, headersOf, partitionOf, Redrive } from '@treasure-hunt/contracts';
import type { Cluster } from '../cluster/cluster.js';

const maxRoundMs = 25_000;
const lastRoundMs = 1_500;

/** An operator who looks for parked clues now and then, and has them redriven. */
export class Operator {
  private rounds = 0;
  private isLate = false;

  constructor(private readonly cluster: Cluster) {}

  start(): void {
    const { schedule, random } = this.cluster;
    schedule.wake(this.isLate ? lastRoundMs : random.below(maxRoundMs), () => {
      this.round();
      this.start();
    });
  }

  /** The day ends: nothing is left lying about. */
  hurry(): void {
    this.isLate = true;
  }

  /** Whether there is anything that waits to be redriven. */
  get hasWork(): boolean {
    return this.parked.length > 0;
  }

  /** Whether a message waits to be redriven: nobody redrives what has not been mended. */
  keeps(id: string): boolean {
    return this.parked.some(({ headers }) =>
      headers.some(([name, value]) => name === header.id && Buffer.from(value, 'base64').toString() === id),
    );
  }

  private get parked() {
    return [...this.cluster.databases.values()].flatMap((store) => store.allParked());
  }

  private round(): void {
    for (const clueId of new Set(this.parked.map(({ messageKey }) => messageKey))) this.redrive(clueId);
  }

  private redrive(clueId: string): void {
    const { broker, partitions, schedule } = this.cluster;
    this.rounds += 1;
    broker.append({
      topic: clueActivity.name,
      partition: partitionOf(clueId, partitions),
      key: clueId,
      value: JSON.stringify({ clueId }),
      headers: headersOf({
        id: `redrive/${this.rounds}`,
        type: Redrive.type,
        source: '/operator',
        timeMs: schedule.nowMs,
      }),
    });
  }
}
