import type { Expiry } from '@treasure-hunt/contracts';
import type { Clue } from './clue.js';
import type { Fact } from './messages.js';
import { aboutClue, type Moment } from './moment.js';

/** The player no longer holds the clue, or no longer waits for it. */
export const expire = (
  clue: Clue,
  moment: Moment,
  { reason, assignmentId }: { readonly reason: Expiry; readonly assignmentId?: string },
): Fact => ({
  type: 'clue.expired',
  data: { ...aboutClue(clue, moment), ...(assignmentId !== undefined && { assignmentId }), reason },
});
