import type { ReversalAnswer } from '@treasure-hunt/contracts';
import type { Grant, Reversal, ReversalRequested, RewardFact } from './state.js';

/**
 * What comes of a request to take a grant back: the player loses all its coins and items, once. Every request is answered, and
 * one that arrives again after it took the grant back says nothing new. The chest's supply does not come back: who found
 * it exhausted was told so.
 */
export const reverse = (requested: ReversalRequested, grant: Grant | undefined): RewardFact[] => {
  if (!grant) return [answered(requested, 'unknown-grant')];
  if (grant.reversal?.requestId === requested.id) return [];
  if (grant.reversal) return [answered(requested, 'already-reversed')];
  return [reversed(requested, grant), answered(requested, 'reversed')];
};

const reversed = ({ now, receivedAt, data: { reason } }: ReversalRequested, grant: Grant): RewardFact => {
  const { huntId, huntVersion, playerId, player, grantId, chestId, clueId, coins, items } = grant;
  const about = { huntId, huntVersion, playerId, ...(player && { player }), receivedAt, at: now };
  return { type: 'reward.reversed', data: { ...about, grantId, chestId, clueId, coins, items, reason } };
};

const answered = ({ id, now, data }: ReversalRequested, answer: ReversalAnswer): RewardFact => {
  const { clueId, grantId, requestedBy, reason } = data;
  const request = { requestId: id, requestedBy, grantId, clueId, reason };
  return { type: 'reward.reversal-answered', data: { ...request, answer, at: now } };
};

/** The grant as it is kept when it was taken back: what was granted stays as it was said, beside who took it back and why. */
export const withReversal = (
  grant: Grant | undefined,
  { requestId, requestedBy, reason, at }: Reversal,
): Grant | undefined => grant && { ...grant, reversal: { requestId, requestedBy, reason, at } };
