import type { Expiry } from '@treasure-hunt/contracts';
import type { Clue } from './clue.js';
import type { Fact } from './messages.js';
import { aboutClue, type Moment } from './moment.js';

interface Expired {
  readonly reason: Expiry;
  /** What is no longer held. */
  readonly assignmentId?: string;
  /** Without it, the version in force. */
  readonly huntVersion?: number;
}

/** The player no longer holds the clue, or no longer waits for it. */
export const expire = (clue: Clue, moment: Moment, { reason, assignmentId, huntVersion }: Expired): Fact => ({
  type: 'clue.expired',
  data: {
    ...aboutClue(clue, moment, huntVersion),
    ...(assignmentId !== undefined && { assignmentId }),
    reason,
  },
});
