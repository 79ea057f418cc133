import { append, move } from './lists.js';
import { pick } from './pick.js';
import type { FeedFact, View } from './state.js';
import { accepted, rejected } from './verdicts.js';

type Changes = {
  readonly [T in FeedFact['type']]: (view: View, said: Extract<FeedFact, { type: T }>['data']) => View;
};

const aboutClue = ['huntId', 'huntVersion', 'clueId'] as const;
const ofAssignment = ['assignmentId', 'puzzle', 'attemptsLeft', 'discoveredAt', 'expiresAt'] as const;

const changes: Changes = {
  'clue.assigned': (view, said) =>
    move(view, 'held', { ...pick(said, ...aboutClue, ...ofAssignment), assignedAt: said.at }),

  // Facts of different clues may cross: what was solved meanwhile is not missing.
  'clue.locked': (view, said) => {
    const missing = said.missing.filter((clueId) => !view.solved.some((solved) => solved.clueId === clueId));
    return move(view, 'locked', { ...pick(said, ...aboutClue, 'opensAt'), missing, lockedAt: said.at });
  },

  'clue.queued': (view, said) =>
    move(view, 'waiting', { ...pick(said, ...aboutClue, 'place'), queuedAt: said.at }),

  'clue.turned-away': (view, said) =>
    move(view, 'turnedAway', { ...pick(said, ...aboutClue), retryAt: said.at + said.retryAfterMs }),

  'clue.expired': (view, said) =>
    move(view, 'expired', { ...pick(said, ...aboutClue, 'reason'), expiredAt: said.at }),

  'solution.accepted': accepted,
  'solution.rejected': rejected,

  'chest.revealed': (view, said) => {
    const chest = pick(said, ...aboutClue, 'chestId', 'opener', 'left', 'at');
    return append(view, 'chests', { ...chest, status: 'revealed' });
  },

  'chest.exhausted': (view, said) =>
    append(view, 'chests', { ...pick(said, ...aboutClue, 'chestId', 'at'), status: 'exhausted' }),

  'reward.granted': (view, said) => {
    const reward = pick(said, ...aboutClue, 'grantId', 'chestId', 'coins', 'items', 'consolation');
    return append(view, 'rewards', { ...reward, grantedAt: said.at });
  },

  'reward.reversed': (view, said) => ({
    ...view,
    rewards: view.rewards.map((reward) =>
      reward.grantId === said.grantId ? { ...reward, reversed: pick(said, 'at', 'reason') } : reward,
    ),
  }),

  'wallet.changed': (view, said) => ({ ...view, balances: sorted(Object.entries(said.balances)) }),
};

const sorted = (balances: [currency: string, amount: number][]): View['balances'] =>
  balances.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** The view of a player who was told this, too. */
export const told = (view: View, said: FeedFact): View => {
  const change = changes[said.type] as (view: View, said: FeedFact['data']) => View;
  return change(view, said.data);
};
