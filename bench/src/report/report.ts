import type { Row } from '../scenarios/scenario.js';

/** What was measured of one scenario, and what with. */
export interface Section {
  readonly scenario: string;
  readonly title: string;
  /** When, RFC 3339. */
  readonly at: string;
  /** `git rev-parse HEAD`, with `+` where there were changes that were not committed. */
  readonly commit: string;
  readonly rows: readonly Row[];
  readonly details?: unknown;
}

/** Where it was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
}

/** All that `docs/benchmarks/latest.json` says. */
export interface Report {
  readonly machine: Machine;
  /** What ran, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly sections: readonly Section[];
}

/** The report with new sections instead of old ones of the same scenario; what another machine measured is left out. */
export const merged = (earlier: Report | undefined, now: Report): Report => {
  const isSame = earlier && JSON.stringify(earlier.machine) === JSON.stringify(now.machine);
  const kept = (isSame ? earlier.sections : []).filter(
    ({ scenario }) => !now.sections.some((one) => one.scenario === scenario),
  );
  return { ...now, sections: [...kept, ...now.sections] };
};

/** The engine's figure of this name in a scenario. */
export const figureOf = (report: Report | undefined, scenario: string, name: string): number | undefined => {
  const rows = report?.sections.find((section) => section.scenario === scenario)?.rows;
  const figure = rows?.find(({ contender }) => contender === 'engine')?.[name];
  return typeof figure === 'number' ? figure : undefined;
};
