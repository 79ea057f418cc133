import {
  ClueAssigned,
  SolutionAccepted,
  SolutionRejected,
  SolutionSubmitted,
  type ClueDefined,
} from '@treasure-hunt/contracts';
import type { Fact } from '../fact.js';
import { groupsOf } from '../groups.js';
import type { History } from '../history.js';
import { definitionsIn } from '../terms.js';
import type { Finding } from '../violation.js';

/** What a verdict goes by. */
interface Grounds {
  readonly verdict: Fact<SolutionAccepted | SolutionRejected>;
  readonly assigned: Fact<ClueAssigned> | undefined;
  readonly definition: ClueDefined | undefined;
  readonly submitted: readonly Fact<SolutionSubmitted>[];
}

/** An accepted answer is one of the assignment's version and came in time; one that is called wrong is none of these. */
export const solutionsAreRight = (history: History): Finding[] => {
  const groundsOf = readerOf(history);
  return [
    ...history.all(SolutionAccepted).flatMap((fact) => acceptedWrongly(groundsOf(fact))),
    ...history
      .all(SolutionRejected)
      .filter(({ data }) => data.reason === 'wrong-answer')
      .flatMap((fact) => rejectedWrongly(groundsOf(fact))),
  ];
};

const readerOf = (history: History): ((verdict: Grounds['verdict']) => Grounds) => {
  const definitionOf = definitionsIn(history);
  const assignments = new Map(
    history.all(ClueAssigned).map((fact) => [fact.data.assignmentId, fact] as const),
  );
  const attempts = groupsOf(history.all(SolutionSubmitted), ({ data }) => attemptOf(data));
  return (verdict) => {
    const { clueId, assignmentId } = verdict.data;
    const assigned = assignments.get(assignmentId);
    const definition = assigned && definitionOf(clueId, assigned.data.huntVersion);
    return { verdict, assigned, definition, submitted: attempts.get(attemptOf(verdict.data)) ?? [] };
  };
};

const attemptOf = (data: { clueId: string; playerId: string; attemptId?: string | undefined }): string =>
  `${data.clueId} ${data.playerId} ${data.attemptId}`;

const acceptedWrongly = (grounds: Grounds): Finding[] => {
  const { verdict, assigned, submitted } = grounds;
  const { playerId, clueId } = verdict.data;
  const fault = faultOf(grounds);
  const records = [...(assigned ? [assigned.at] : []), ...submitted.map(({ at }) => at), verdict.at];
  return fault === undefined ? [] : [{ what: `${playerId} at ${clueId} solved ${fault}.`, records }];
};

/** What is wrong with a solution; undefined where nothing is. */
const faultOf = ({ verdict, assigned, definition, submitted }: Grounds): string | undefined => {
  const { playerId, receivedAt, attemptId } = verdict.data;
  if (assigned?.data.playerId !== playerId) return 'without an assignment';
  if (attemptId === undefined) return isVisit(definition) ? undefined : 'without an attempt';
  if (receivedAt >= (assigned.data.expiresAt ?? Infinity)) return 'after the hold had ended';
  return submitted.some((one) => isAnswer(one, definition)) ? undefined : 'with a wrong answer';
};

const isVisit = (definition: ClueDefined | undefined): boolean => definition?.puzzle.kind === 'visit';

const rejectedWrongly = ({ verdict, definition, submitted }: Grounds): Finding[] => {
  const { playerId, clueId } = verdict.data;
  if (submitted.length === 0 || submitted.some((one) => !isAnswer(one, definition))) return [];
  const records = [...submitted.map(({ at }) => at), verdict.at];
  return [{ what: `${playerId} at ${clueId}: a right answer was called wrong.`, records }];
};

const isAnswer = ({ data }: Fact<SolutionSubmitted>, definition: ClueDefined | undefined): boolean => {
  const puzzle = definition?.puzzle;
  return (
    puzzle?.kind === 'text' &&
    data.answerHashes.some(
      ({ keyId, answerHash }) => keyId === puzzle.keyId && puzzle.answerHashes.includes(answerHash),
    )
  );
};
