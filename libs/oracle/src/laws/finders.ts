import { SolutionAccepted } from '@treasure-hunt/contracts';
import { groupsOf, repeatsIn } from '../groups.js';
import type { History } from '../history.js';
import type { Finding } from '../violation.js';

/** Whoever solves a clue is its next finder, once. */
export const findersAreCounted = (history: History): Finding[] => {
  const solved = groupsOf(history.all(SolutionAccepted), ({ data }) => data.clueId);
  return [...solved.values()].flatMap((solutions) => [
    ...solutions.flatMap(({ data, at }, n) =>
      data.finder === n + 1
        ? []
        : [{ what: `Finder ${n + 1} of ${data.clueId} is told to be number ${data.finder}.`, records: [at] }],
    ),
    ...repeatsIn(solutions, ({ data }) => data.playerId).map(([first, again]) => ({
      what: `${again.data.playerId} solves ${again.data.clueId} twice.`,
      records: [first.at, again.at],
    })),
  ]);
};
