import {
  clueActivity,
  ClueDefined,
  ClueDiscovered,
  clueOutcomes,
  type ClueDefined as Defined,
} from '@treasure-hunt/contracts';
import { is, type Fact } from '../fact.js';
import { groupsOf } from '../groups.js';
import type { History } from '../history.js';
import { versionsIn } from '../terms.js';
import type { Finding } from '../violation.js';

/** Who finds a clue is told something of it, unless its hunt may have ended by then. */
export const discoveriesAreAnswered = (history: History): Finding[] => {
  if (!history.isAtRest) return [];
  const versions = versionsIn(history);
  const answers = groupsOf(history.on(clueOutcomes), nameOf);
  return groupedByClue(history).flatMap((facts) => {
    const firstDefined = facts.findIndex((fact) => is(ClueDefined, fact));
    return facts
      .slice(firstDefined < 0 ? facts.length : firstDefined)
      .filter((fact) => is(ClueDiscovered, fact))
      .filter((fact) => !answers.has(nameOf(fact)) && neverEnds(versions.get(fact.data.clueId) ?? []))
      .map((fact) => ({ what: `${nameOf(fact)} was found, and nothing was said.`, records: [fact.at] }));
  });
};

const groupedByClue = (history: History): readonly (readonly Fact[])[] => [
  ...groupsOf(history.on(clueActivity), ({ key }) => key ?? '').values(),
];

const nameOf = ({ data }: Fact): string => {
  const { clueId, playerId } = data as { clueId?: string; playerId?: string };
  return `${clueId} by ${playerId}`;
};

const neverEnds = (versions: readonly Defined[]): boolean =>
  versions.every(({ withdrawn, closesAt }) => !withdrawn && closesAt === undefined);
