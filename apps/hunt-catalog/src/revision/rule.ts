import type { SealedDefinition } from '@treasure-hunt/contracts';
import type { Fault } from '@treasure-hunt/service';

/** A version of a hunt, and what is to follow it. */
export interface Revision {
  readonly before: SealedDefinition;
  readonly next: SealedDefinition;
  /** Whether players may hold clues of it already. */
  readonly isOpen: boolean;
}

/** One thing that a version keeps of the one before: every breach by the path of its field. */
export type RevisionRule = (revision: Revision) => readonly Fault[];
