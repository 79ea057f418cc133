import sortedBTree from 'sorted-btree';
import type { Random } from '../random.js';

// The package is CommonJS: its class is the `default` of what is imported.
const BTree = sortedBTree.default;

/** Somebody whose turn may not come: a dead one does nothing any more, a frozen one does it later. */
export interface Doer {
  readonly isDead: boolean;
  readonly frozenUntilMs: number;
}

interface Happening {
  readonly atMs: number;
  /** Who goes first at the same time. */
  readonly lot: number;
  readonly number: number;
  readonly isMessage: boolean;
  readonly doer: Doer | undefined;
  readonly call: () => void;
}

const inOrder = (a: Happening, b: Happening): number =>
  a.atMs - b.atMs || a.lot - b.lot || a.number - b.number;

/** Virtual time: everything that is still to happen. What happens at the same time is in an order left to chance. */
export class Schedule {
  private readonly waiting = new BTree<Happening, true>(undefined, inOrder);
  private count = 0;
  private messages = 0;
  private ms: number;

  constructor(
    startMs: number,
    private readonly random: Random,
  ) {
    this.ms = startMs;
  }

  /** Milliseconds since 1970. */
  get nowMs(): number {
    return this.ms;
  }

  /** How many calls and answers are on their way. */
  get underWay(): number {
    return this.messages;
  }

  /** Wakes somebody after a time. What it returns calls that off. */
  wake(delayMs: number, call: () => void, doer?: Doer): () => void {
    let isOff = false;
    const unlessOff = () => {
      if (!isOff) call();
    };
    const atMs = this.ms + Math.max(0, delayMs);
    const happening = this.add({ atMs, doer, call: unlessOff, isMessage: false });
    return () => {
      isOff = true;
      this.waiting.delete(happening);
    };
  }

  /** Something is on its way, and arrives after a time. */
  send(delayMs: number, call: () => void, doer?: Doer): void {
    this.messages += 1;
    this.add({ atMs: this.ms + delayMs, doer, call, isMessage: true });
  }

  /** Lets the next thing happen; false where there is none. */
  step(): boolean {
    const next = this.waiting.minKey();
    if (!next) return false;
    this.waiting.delete(next);
    this.ms = Math.max(this.ms, next.atMs);
    const { doer } = next;
    if (doer && !doer.isDead && doer.frozenUntilMs > this.ms) this.add({ ...next, atMs: doer.frozenUntilMs });
    else {
      if (next.isMessage) this.messages -= 1;
      if (!doer?.isDead) next.call();
    }
    return true;
  }

  private add(happening: Omit<Happening, 'lot' | 'number'>): Happening {
    const added = { ...happening, lot: this.random.below(0x40000000), number: this.count++ };
    this.waiting.set(added, true);
    return added;
  }
}
