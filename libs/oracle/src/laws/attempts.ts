import { SolutionAccepted, SolutionRejected, type SolutionAttempted } from '@treasure-hunt/contracts';
import { groupsOf } from '../groups.js';
import type { History } from '../history.js';
import type { Finding } from '../violation.js';

type Triple = Pick<SolutionAttempted, 'clueId' | 'playerId'> & { readonly attemptId?: string | undefined };

const nameOf = ({ clueId, playerId, attemptId }: Triple): string =>
  `attempt ${attemptId} of ${playerId} at ${clueId}`;

/**
 * However often an attempt is sent, it has one verdict; and there is no verdict without an attempt. Of a clue that is not known
 * nothing is remembered: the same attempt is judged again when it comes again.
 */
export const attemptsAreJudgedOnce = (history: History): Finding[] => {
  const attempts = groupsOf(history.attempts, ({ data }) => nameOf(data as SolutionAttempted));
  const accepted = history.all(SolutionAccepted).filter(({ data }) => data.attemptId !== undefined);
  const verdicts = groupsOf([...accepted, ...history.all(SolutionRejected)], ({ data }) => nameOf(data));
  return [
    ...[...attempts].flatMap(([name, sent]) => {
      const told = verdicts.get(name) ?? [];
      const lasting = new Set(told.filter(({ data }) => !isOfUnknown(data)).map(({ id }) => id));
      if (lasting.size <= 1 && (told.length > 0 || !history.isAtRest)) return [];
      const records = [...sent, ...told].map(({ at }) => at);
      return [{ what: `The ${name} has ${lasting.size} verdicts.`, records }];
    }),
    ...[...verdicts].flatMap(([name, facts]) =>
      attempts.has(name) ? [] : [{ what: `There was no ${name}.`, records: facts.map(({ at }) => at) }],
    ),
  ];
};

const isOfUnknown = (data: object): boolean => 'reason' in data && data.reason === 'unknown-clue';
