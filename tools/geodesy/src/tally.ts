import type { Answer } from './referee.js';

/** How often engine and reference agreed on one kind of question. */
export interface Count {
  bothYes: number;
  bothNo: number;
  differ: number;
  /** How often they differed by more than the tolerance: each is a defect. */
  beyond: number;
  /** The largest distance from the border at which they differed, in metres and as a share of the tolerance there. */
  offM: number;
  share: number;
}

const nothing = (): Count => ({ bothYes: 0, bothNo: 0, differ: 0, beyond: 0, offM: 0, share: 0 });

/** Counts answers by kind. */
export class Tally {
  readonly counts = new Map<string, Count>();

  /** Counts what the engine said to a question that the reference has answered. */
  count(answer: Answer, said: boolean): void {
    const kind = [answer.fence?.shape ?? 'speed', answer.question].join(': ');
    const count = this.counts.get(kind) ?? nothing();
    this.counts.set(kind, count);
    if (said === answer.yes) count[said ? 'bothYes' : 'bothNo'] += 1;
    else differ(count, answer);
  }
}

const differ = (count: Count, { near }: Answer): void => {
  const { offM, toleranceM } = near();
  count.differ += 1;
  if (offM > toleranceM) count.beyond += 1;
  count.offM = Math.max(count.offM, offM);
  count.share = Math.max(count.share, offM / toleranceM);
};
