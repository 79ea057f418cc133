import { ClueAssigned, clueOutcomes, type ClueDefined } from '@treasure-hunt/contracts';
import { is } from '../fact.js';
import { groupsOf } from '../groups.js';
import type { History } from '../history.js';
import { storiesIn } from '../stories.js';
import { versionsIn } from '../terms.js';
import type { Finding } from '../violation.js';

/** A slot is given away 5 s after the hold has ended; a silent partition notices after a tick, and clocks differ a little. */
const patienceMs = 5_000 + 3_000;

/** Whose hold has ended does not hold the clue any more, and nobody holds or waits for a clue that has closed or was withdrawn. */
export const dueWorkIsDone = (history: History): Finding[] => {
  const { restedAtMs } = history.observed;
  if (restedAtMs === undefined) return [];
  const outcomes = groupsOf(history.on(clueOutcomes), ({ key }) => key ?? '');
  const versions = versionsIn(history);
  return [...storiesIn(history)].flatMap(([clueId, { holders, waiting }]) => {
    const expiries = new Map(
      (outcomes.get(clueId) ?? [])
        .filter((fact) => is(ClueAssigned, fact))
        .map(({ data }) => [data.assignmentId, data.expiresAt ?? Infinity] as const),
    );
    const isOver = hasEnded(versions.get(clueId) ?? [], restedAtMs - patienceMs);
    const overdue = [...holders].filter(
      ([, assignment]) => (expiries.get(assignment) ?? 0) + patienceMs < restedAtMs,
    );
    const late = isOver ? [...holders.keys(), ...waiting] : overdue.map(([player]) => player);
    return late.map((player) => ({ what: `${player} should have lost ${clueId} by now.`, records: [] }));
  });
};

const hasEnded = (versions: readonly ClueDefined[], atMs: number): boolean => {
  const inForce = versions.reduce<ClueDefined | undefined>(
    (last, next) => (last && last.huntVersion > next.huntVersion ? last : next),
    undefined,
  );
  return inForce !== undefined && (inForce.withdrawn || (inForce.closesAt ?? Infinity) < atMs);
};
