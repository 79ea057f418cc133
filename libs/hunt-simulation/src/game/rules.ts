import { bucketOf, flow } from '@treasure-hunt/contracts';
import type { AnyCommand, AnyFact, AnyStage } from '@treasure-hunt/decider';

/** Hunts of which the next release plays by other rules have ids that begin like this. */
export const secondRules = 'second-rules';

/**
 * The rules of clue-solving as the next release has them: hunts of the first rules are played as before; in those of the second
 * rules a clue that is locked names only the first clue that is missing.
 */
export const nextRules = (stage: AnyStage): AnyStage =>
  stage.flow.name === flow.clueSolving.name
    ? { ...stage, decide: (command, state) => stage.decide(command, state).map(underSecondRules) }
    : stage;

const underSecondRules = (fact: AnyFact): AnyFact => {
  if (fact.type !== 'clue.locked' || !('huntId' in fact.data)) return fact;
  const { huntId, missing } = fact.data as { huntId: string; missing: string[] };
  if (!huntId.startsWith(secondRules)) return fact;
  return { ...fact, data: { ...fact.data, missing: missing.slice(0, 1) } };
};

/**
 * A defect: some messages cannot be decided the first time, whoever tries; when they are redriven, it is mended. Which message that
 * is follows from its id, and which time from the id of the decision, so that everybody fails alike.
 */
export class Defect {
  private readonly firstDecisions = new Map<string, string>();

  /** One message in so many is affected; 0: none. */
  constructor(private readonly odds: number) {}

  in(stage: AnyStage): AnyStage {
    if (stage.flow.name !== flow.clueSolving.name || this.odds === 0) return stage;
    return {
      ...stage,
      decide: (command, state) => {
        if (this.strikes(command)) throw new Error('A defect of this release.');
        return stage.decide(command, state);
      },
    };
  }

  private strikes({ id, decisionId }: AnyCommand): boolean {
    if (bucketOf(id) % this.odds !== 0) return false;
    const first = this.firstDecisions.get(id) ?? decisionId;
    this.firstDecisions.set(id, first);
    return first === decisionId;
  }
}
