import type { Row } from '../scenarios/scenario.js';

/** A row of a scenario that has these figures. */
export type Find = (scenario: string, having: Row) => Row | undefined;

/** What was to be reached: a figure, and on which side of the bound it has to be. */
export interface Goal {
  readonly text: string;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Undefined where it was not measured. */
  readonly figure: (find: Find) => number | undefined;
}

const of = (row: Row | undefined, name: string): number | undefined =>
  row === undefined || row[name] === undefined ? undefined : Number(row[name]);

/** A figure of the row of a scenario that has these. */
export const figureIn =
  (scenario: string, having: Row, name: string): Goal['figure'] =>
  (find) =>
    of(find(scenario, having), name);

/** One figure divided by another one. */
export const ratio =
  (one: Goal['figure'], other: Goal['figure']): Goal['figure'] =>
  (find) => {
    const [above, below] = [one(find), other(find)];
    return above === undefined || !below ? undefined : above / below;
  };
