import {
  ChestDefined,
  ChestExhausted,
  ChestRevealed,
  clueOutcomes,
  SolutionAccepted,
} from '@treasure-hunt/contracts';
import { is, type Fact } from '../fact.js';
import { groupsOf } from '../groups.js';
import type { History } from '../history.js';
import type { Finding } from '../violation.js';

/** What a player should find: a chest with their number there and what is left, or nothing in the last one. */
interface Expected {
  readonly solution: Fact<SolutionAccepted>;
  readonly chestId: string;
  readonly opener?: number;
  readonly left?: number;
}

/** Everybody who solves a final clue gets one of the first chest with supply left, in the order of the log, else nothing of the last. */
export const chestsAreNeverOversold = (history: History): Finding[] => {
  const found = groupsOf([...history.all(ChestRevealed), ...history.all(ChestExhausted)], nameOf);
  const expected = [...groupsOf(history.on(clueOutcomes), ({ key }) => key ?? '').values()].flatMap(
    expectedAt,
  );
  const names = new Set(expected.map(({ solution }) => nameOf(solution)));
  return [
    ...expected.flatMap((one) => compare(one, found.get(nameOf(one.solution)) ?? [], history)),
    ...[...found].flatMap(([name, facts]) =>
      names.has(name)
        ? []
        : [{ what: `${name}: a chest without a solution.`, records: facts.map(({ at }) => at) }],
    ),
  ];
};

const nameOf = ({ data }: Fact<{ readonly clueId: string; readonly playerId: string }>): string =>
  `${data.playerId} at ${data.clueId}`;

/** Goes through the outcomes of one clue, as chest-reveal should. */
const expectedAt = (outcomes: readonly Fact[]): Expected[] => {
  const opened = new Map<string, number>();
  let known: ChestDefined | undefined;
  return outcomes.flatMap((fact): Expected[] => {
    if (is(ChestDefined, fact)) known = newer(fact.data, known);
    return is(SolutionAccepted, fact) && fact.data.final ? [opening(fact, known, opened)] : [];
  });
};

const newer = (next: ChestDefined, known: ChestDefined | undefined): ChestDefined =>
  known && next.huntVersion <= known.huntVersion ? known : next;

const opening = (
  solution: Fact<SolutionAccepted>,
  known: ChestDefined | undefined,
  opened: Map<string, number>,
): Expected => {
  const { chests, withdrawn } = known ?? { chests: [], withdrawn: false };
  const left = chests.filter(({ chestId, supply }) => (opened.get(chestId) ?? 0) < supply);
  const open = withdrawn ? undefined : left[0];
  if (!open) return { solution, chestId: chests.at(-1)?.chestId ?? 'none' };
  const opener = (opened.get(open.chestId) ?? 0) + 1;
  opened.set(open.chestId, opener);
  return { solution, chestId: open.chestId, opener, left: open.supply - opener };
};

const compare = (expected: Expected, found: readonly Fact[], { isAtRest }: History): Finding[] => {
  const name = nameOf(expected.solution);
  const records = [expected.solution.at, ...found.map(({ at }) => at)];
  const [fact, ...others] = found;
  if (!fact) return isAtRest ? [{ what: `${name} got no answer.`, records }] : [];
  if (others.length > 0) return [{ what: `${name} got ${found.length} answers.`, records }];
  const { chestId, opener, left } = expected;
  const told = fact.data as { chestId: string; opener?: number; left?: number };
  if (told.chestId === chestId && told.opener === opener && told.left === left) return [];
  const should =
    opener === undefined ? `${chestId} exhausted` : `number ${opener} of ${chestId}, ${left} left`;
  return [{ what: `${name} should find ${should}.`, records }];
};
