import { decideOne } from '../decision.js';
import { Documents } from '../documents.js';
import type { AnyFact, Occasion } from '../decider.js';
import type { AnyStage } from '../stage.js';

/** A command of a test: what it does not name is filled in. */
export type Given = { readonly type: string; readonly data?: object } & Partial<Occasion> & {
    readonly receivedAt?: number;
  };

/** What came of the commands so far, and of one more. */
export interface Story {
  /** Decides one more command; what came before is the given. */
  when(...commands: Given[]): Outcome;
}

export interface Outcome extends Story {
  /** What was said to the last command. */
  readonly facts: readonly (AnyFact & { readonly id: string })[];
  readonly documents: Documents;
  /** Asserts the facts said to the last command: type, and the fields that are named. */
  then(...expected: { readonly type: string; readonly data?: object }[]): void;
}

/** Runs a stage over commands, one after the other, each a second after the one before: `given(stage, …).when(…).then(…)`. */
export const given = (stage: AnyStage, ...commands: Given[]): Outcome => {
  const documents = new Documents();
  let count = 0;
  const decide = (command: Given) => {
    count += 1;
    const now = command.now ?? count * 1_000;
    const filled = { id: `m${count}`, decisionId: `d${count}`, now, receivedAt: now, ...command };
    const { facts, changes } = decideOne(stage, documents, filled);
    documents.apply(JSON.parse(JSON.stringify(changes)) as typeof changes);
    return facts;
  };
  const outcome = (facts: Outcome['facts']): Outcome => ({
    facts,
    documents,
    when: (...more) => outcome(more.reduce<Outcome['facts']>((_, command) => decide(command), [])),
    then: (...expected) => {
      expect(facts.map(({ type, data }) => ({ type, data }))).toMatchObject(expected);
      expect(facts).toHaveLength(expected.length);
    },
  });
  return outcome(commands.reduce<Outcome['facts']>((_, command) => decide(command), []));
};
