import type { AnyCommand, AnyFact, Recorded } from './decider.js';
import type { Change } from './documents.js';
import { Draft } from './draft.js';
import type { AnyStage, Parts, Reader } from './stage.js';

/** What was said, and which documents it changed. */
export interface Decision {
  readonly facts: readonly Recorded<AnyFact>[];
  readonly changes: readonly Change[];
}

/** Decides one command over the documents. Leaves no trace on them: the caller applies the changes. */
export const decideOne = (stage: AnyStage, documents: Reader, command: AnyCommand): Decision => {
  const draft = new Draft(documents);
  const { state } = partsOf(stage, draft, command);
  const said = stage.decide(command, state);
  // A fact that is said again carries the id it had the first time, and that one wins.
  const facts = said.map((fact, n) => ({ id: `${command.decisionId}.${n}`, ...fact }));
  for (const fact of facts) evolveDraft(stage, draft, fact);
  return { facts, changes: draft.changes() };
};

const evolveDraft = (stage: AnyStage, draft: Draft, fact: Recorded<AnyFact>): void => {
  const { keys, state } = partsOf(stage, draft, fact);
  const evolved = stage.evolve(state, fact);
  for (const part in stage.parts) {
    const key = keys[part];
    if (key !== undefined && evolved[part] !== state[part])
      draft.put(stage.parts[part]!.collection, key, evolved[part]);
  }
};

const partsOf = (stage: AnyStage, documents: Reader, subject: AnyCommand | Recorded<AnyFact>) => {
  const keys = stage.keysOf(subject, documents);
  const state: Record<string, Parts[string]> = { ...stage.initial };
  for (const part in stage.parts) {
    const key = keys[part];
    const document = key === undefined ? undefined : documents.get(stage.parts[part]!.collection, key);
    if (document !== undefined) state[part] = document;
  }
  return { keys, state: state as Parts };
};
