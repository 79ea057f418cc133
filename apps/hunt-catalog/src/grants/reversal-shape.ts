import { id, reversalReason } from '@treasure-hunt/contracts';
import { z } from 'zod';

/** What an operator says about a grant that is to be taken back. */
export const reversalRequest = z.strictObject({
  clueId: id.describe('The clue of the grant, as `reward.granted` names it.'),
  reason: reversalReason.describe('Why; the player reads it.'),
});

/** What an operator is told: the request is in the log. */
export const reversalRequested = z.object({
  requestId: id.describe('The `requestId` of `reward.reversal-answered`, which says what came of it.'),
  grantId: id,
  clueId: id,
});
export type ReversalRequested = z.output<typeof reversalRequested>;
