import type { Contender } from '../../contenders/contender.js';
import type { Ground } from '../stack/backends.js';

/** One line of a scenario's table: figures by name, units last in it. */
export type Row = Readonly<Record<string, string | number | boolean>>;

/** What a scenario is measured with. */
export interface Bench {
  readonly ground: Ground;
  readonly contenders: readonly Contender[];
  readonly isQuick: boolean;
  /** What was measured last of the engine in a scenario: the figure of this name, where there is one. */
  readonly lastOf: (scenario: string, name: string) => number | undefined;
  readonly say: (line: string) => void;
}

/** What came of a scenario; `details` go to `latest.json` only. */
export interface Outcome {
  readonly rows: readonly Row[];
  readonly details?: unknown;
}

export interface Scenario {
  readonly name: string;
  /** What is measured, in one sentence. */
  readonly title: string;
  /** True where it belongs to a quick look, too. */
  readonly quick?: boolean;
  /** True where it takes so long that it is measured only when it is named. */
  readonly onlyNamed?: boolean;
  measure(bench: Bench): Promise<Outcome>;
}

/** Variants are left out of what takes long. */
export const isNoVariant = ({ variant }: Contender): boolean => variant !== true;
