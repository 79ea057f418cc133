import type { Change } from '@treasure-hunt/decider';
import type { Batch } from '../machine/batch.js';
import type { DocumentKey, FailedDecision, ParkedRecord } from '../ports/store.js';
import { documentSize, parkedSize } from '../size.js';

/** A checkpoint is full at this many documents, or at this many bytes of JSON. */
export const maxUnsavedDocuments = 2_000;
export const maxUnsavedBytes = 4 * 1024 * 1024;

/** Of what came of a take, that which is saved. */
export type Saving = Pick<Batch, 'changes' | 'parkedChanges' | 'failed'>;

const nameOf = ({ collection, key }: DocumentKey): string => `${collection} ${key}`;

/** What the next checkpoint has to save: the last value of each changed document. */
export class Unsaved {
  private readonly changed = new Map<string, Change>();
  private readonly parkedChanges = new Map<
    string,
    { readonly parked: ParkedRecord; readonly isKept: boolean }
  >();
  readonly failed: FailedDecision[] = [];
  private bytes = 0;

  add(batch: Saving): void {
    this.failed.push(...batch.failed);
    for (const change of batch.changes) {
      const name = nameOf(change);
      const before = this.changed.get(name);
      this.bytes += documentSize(change.value) - documentSize(before?.value);
      this.changed.set(name, { ...change, isNew: before?.isNew ?? change.isNew ?? false });
    }
    for (const { was, parked } of batch.parkedChanges) {
      this.bytes += parkedSize(parked);
      this.parkedChanges.set(`${parked.offset} ${parked.messageKey}`, { parked, isKept: was === 'parked' });
    }
  }

  /** Whether it has this part of what a checkpoint may have. */
  isFull(share: number): boolean {
    return (
      this.changed.size + this.parkedChanges.size + this.failed.length >= maxUnsavedDocuments * share ||
      this.bytes >= maxUnsavedBytes * share
    );
  }

  has(document: DocumentKey): boolean {
    return this.changed.has(nameOf(document));
  }

  get changes(): Change[] {
    return [...this.changed.values()];
  }

  get parked(): ParkedRecord[] {
    return [...this.parkedChanges.values()].filter(({ isKept }) => isKept).map(({ parked }) => parked);
  }

  get redriven(): Pick<ParkedRecord, 'offset' | 'messageKey'>[] {
    return [...this.parkedChanges.values()]
      .filter(({ isKept }) => !isKept)
      .map(({ parked: { offset, messageKey } }) => ({ offset, messageKey }));
  }
}
