import type { Listener, Reading } from '@treasure-hunt/shards';
import { MemberReading, type Library } from './reader.js';
import type { Doer } from './schedule.js';

/** A member hears of its new partitions this much later at most, each at another time. */
const maxHearMs = 2_500;

/** The members of a consumer group, and who has which partition. */
export class Group {
  private readonly members = new Map<Doer, MemberReading>();
  private generation = 0;

  constructor(
    private readonly topic: string,
    private readonly around: Library,
  ) {}

  join(doer: Doer, listener: Listener): Reading {
    const leave = () => this.remove(doer);
    const reading = new MemberReading(this.topic, doer, { ...this.around, listener, leave });
    this.members.set(doer, reading);
    this.rebalance();
    return reading;
  }

  /** The coordinator has not heard of a member for too long, or it has left. */
  remove(doer: Doer): void {
    if (this.members.delete(doer)) this.rebalance();
  }

  /** A member that was taken for dead comes back; nothing happens where it is one still. */
  readmit(doer: Doer, reading: Reading): void {
    if (this.members.has(doer) || !(reading instanceof MemberReading)) return;
    this.members.set(doer, reading);
    this.rebalance();
  }

  /** Gives every partition to somebody, perhaps somebody else. Members hear of it one after the other. */
  rebalance(): void {
    this.generation += 1;
    const { generation } = this;
    const { random, schedule, broker } = this.around;
    const members = random.shuffled([...this.members]);
    const partitions = random.shuffled(Array.from({ length: broker.partitions }, (_, p) => p));
    for (const [n, [doer, reading]] of members.entries()) {
      const share = partitions.filter((_, p) => p % members.length === n).sort((a, b) => a - b);
      schedule.wake(random.below(maxHearMs), () => reading.assign(share, generation), doer);
    }
  }
}
