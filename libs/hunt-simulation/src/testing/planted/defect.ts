import type { AnyCommand, AnyFact, AnyStage, Parts } from '@treasure-hunt/decider';
import type { EngineProcess, Seams } from '../../cluster/engine-process.js';

/** Something that is wrong with the engine, put into it from outside, and the law that it breaks. */
export interface PlantedDefect {
  readonly name: string;
  readonly law: string;
  /** The first seed that shows it; others do so too. */
  readonly from: number;
  /** Made anew for each seed. */
  readonly seams: () => Seams;
}

type Decide = (command: AnyCommand, state: Parts) => readonly AnyFact[];

/** Rules of one stage with another way to decide. */
export const decidingOtherwise =
  (stageName: string, otherwise: (decide: Decide, process: EngineProcess) => Decide) => (): Seams => ({
    stage: (stage: AnyStage, process) =>
      stage.flow.name === stageName
        ? { ...stage, decide: otherwise((command, state) => stage.decide(command, state), process) }
        : stage,
  });
