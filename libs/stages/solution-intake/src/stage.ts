import {
  flow,
  hashAnswer,
  type Key,
  type Said,
  type SolutionAttempted,
  type SolutionSubmitted,
} from '@treasure-hunt/contracts';
import type { Command as CommandOf, Stage } from '@treasure-hunt/decider';

export type Command = CommandOf<Said<typeof SolutionAttempted>>;
export type Fact = Said<typeof SolutionSubmitted>;
/** Intake remembers nothing: an attempt that comes twice is recognised where it is judged. */
export type State = Readonly<Record<never, never>>;

/** Replaces the answer of an attempt by its hashes, one for each key in use. */
export const solutionIntake = (keys: readonly Key[]): Stage<Command, Fact, State> => ({
  flow: flow.solutionIntake,
  parts: {},
  initial: {},
  keysOf: () => ({}),
  decide: (attempt) => [{ type: 'solution.submitted', data: submitted(keys, attempt) }],
  evolve: (state) => state,
});

const submitted = (keys: readonly Key[], { id, data, receivedAt, now }: Command): SolutionSubmitted => ({
  playerId: data.playerId,
  ...(data.player && { player: data.player }),
  receivedAt,
  at: now,
  clueId: data.clueId,
  attemptId: data.attemptId,
  assignmentId: data.assignmentId,
  answerHashes: keys.map(({ keyId, secret }) => ({
    keyId,
    answerHash: hashAnswer(secret, data.clueId, data.answer),
  })),
  attemptedBy: id,
});
