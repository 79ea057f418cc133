import {
  ClueAssigned,
  ClueDiscovered,
  ClueQueued,
  ClueTurnedAway,
  ClueUnlocked,
  SolutionAccepted,
} from '@treasure-hunt/contracts';
import type { History } from '../history.js';
import { versionsIn } from '../terms.js';
import type { Finding } from '../violation.js';

const of = ({ clueId, playerId }: { readonly clueId: string; readonly playerId: string }): string =>
  `${clueId} by ${playerId}`;

/** Each clue that needs a solved one hears of it; and who has found a clue and solved what it needs is let in. */
export const solutionsUnlock = (history: History): Finding[] => {
  if (!history.isAtRest) return [];
  return [...unheard(history), ...keptOut(history)];
};

const unheard = (history: History): Finding[] => {
  const versions = versionsIn(history);
  const heard = new Set(
    history.all(ClueUnlocked).map(({ data }) => `${of(data)} after ${data.solvedClueId}`),
  );
  return history.all(SolutionAccepted).flatMap(({ data, at }) =>
    (versions.get(data.clueId)?.[0]?.unlocks ?? [])
      .map((clueId) => `${of({ clueId, playerId: data.playerId })} after ${data.clueId}`)
      .filter((name) => !heard.has(name))
      .map((name) => ({ what: `${name} was not unlocked.`, records: [at] })),
  );
};

/** Only hunts that never end and open at once: else it may be too early or too late. */
const keptOut = (history: History): Finding[] => {
  const solved = new Set(history.all(SolutionAccepted).map(({ data }) => of(data)));
  const letIn = new Set(
    [...history.all(ClueAssigned), ...history.all(ClueQueued), ...history.all(ClueTurnedAway)].map(
      ({ data }) => of(data),
    ),
  );
  const found = new Map(history.all(ClueDiscovered).map((fact) => [of(fact.data), fact]));
  return [...versionsIn(history)].flatMap(([clueId, versions]) => {
    const [first] = versions;
    if (
      !first ||
      versions.some((one) => one.withdrawn || one.closesAt !== undefined || one.opensAt !== undefined)
    )
      return [];
    const { n = 0, clues = [] } = first.requires ?? {};
    return [...found.values()]
      .filter(({ data }) => data.clueId === clueId && !letIn.has(of(data)))
      .filter(
        ({ data: { playerId } }) =>
          clues.filter((needed) => solved.has(of({ clueId: needed, playerId }))).length >= n,
      )
      .map(({ data, at }) => ({
        what: `${of(data)}: nothing is missing, but they are not let in.`,
        records: [at],
      }));
  });
};
