import {
  RewardGranted,
  RewardReversalAnswered,
  RewardReversalRequested,
  RewardReversed,
} from '@treasure-hunt/contracts';
import { repeatsIn } from '../groups.js';
import type { History } from '../history.js';
import type { Finding } from '../violation.js';

/** What is taken back is one whole grant, once, because somebody asked; and whoever asks is answered. */
export const grantsAreTakenBackOnce = (history: History): Finding[] => {
  const reversed = history.all(RewardReversed);
  return [
    ...notAsGranted(history),
    ...repeatsIn(reversed, ({ data }) => data.grantId).map(([first, again]) => ({
      what: `Grant ${again.data.grantId} is taken back twice.`,
      records: [first.at, again.at],
    })),
    ...unanswered(history),
  ];
};

const notAsGranted = (history: History): Finding[] => {
  const granted = new Map(history.all(RewardGranted).map((fact) => [fact.data.grantId, fact] as const));
  const asked = new Set(history.all(RewardReversalRequested).map(({ data }) => data.grantId));
  return history.all(RewardReversed).flatMap(({ data, at }) => {
    const grant = granted.get(data.grantId);
    const isSame =
      grant?.data.playerId === data.playerId &&
      JSON.stringify([grant.data.coins, grant.data.items]) === JSON.stringify([data.coins, data.items]);
    if (isSame && asked.has(data.grantId)) return [];
    return [{ what: `Grant ${data.grantId} is taken back otherwise than it was given.`, records: [at] }];
  });
};

const unanswered = (history: History): Finding[] => {
  const answered = new Set(history.all(RewardReversalAnswered).map(({ data }) => data.requestId));
  return history
    .all(RewardReversalRequested)
    .filter(({ id }) => history.isAtRest && !answered.has(id))
    .map(({ id, at }) => ({ what: `The request ${id} is not answered.`, records: [at] }));
};
