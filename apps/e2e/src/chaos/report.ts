import type { Violation } from '@treasure-hunt/oracle';
import type { Struck } from './nemesis.js';

/** Everything that a run showed. */
export interface Report {
  readonly seed: number;
  readonly players: number;
  readonly facts: number;
  /** Sent again under the same id, as at-least-once delivery may. */
  readonly repeats: number;
  readonly garbage: number;
  readonly struck: readonly Struck[];
  /** Players who were not told in the end what they had earned. */
  readonly unfinished: readonly string[];
  readonly violations: readonly Violation[];
  /** What the audit said last, and whether it found no difference. */
  readonly audit: { readonly line: string; readonly isClean: boolean };
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const max = (values: readonly number[]): number => Math.max(0, ...values);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const columns = ['fault', 'times', 'recovered in (median)', 'at most', 'longest wait', 'longest silence'];

const rowOf = ([fault, struck]: [string, readonly Struck[]]): readonly string[] => {
  const recovered = struck.map(({ recoveredMs }) => recoveredMs ?? Infinity);
  return [
    fault,
    String(struck.length),
    seconds(median(recovered)),
    seconds(max(recovered)),
    seconds(max(struck.map(({ longestWaitMs }) => longestWaitMs))),
    seconds(max(struck.map(({ silenceMs }) => silenceMs))),
  ];
};

/** A line for each fault, as a table in Markdown. */
export const tableOf = (struck: readonly Struck[]): string => {
  const rows = [...Map.groupBy(struck, ({ fault }) => fault)].sort().map(rowOf);
  const lines = [columns, columns.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

/** Whether nothing was lost and nothing came twice, and everybody was served again after every fault. */
export const isFlawless = ({ struck, unfinished, violations, audit }: Report): boolean =>
  unfinished.length === 0 &&
  violations.length === 0 &&
  audit.isClean &&
  struck.every(({ recoveredMs }) => recoveredMs !== undefined);

/** What is printed in the end. */
export const textOf = (report: Report): string => {
  const { seed, players, facts, repeats, garbage, struck, unfinished, violations, audit } = report;
  return [
    '',
    tableOf(struck),
    '',
    `${players} players, ${facts} facts, ${repeats} of them sent again under the same id; ${garbage} bad messages; seed ${seed}.`,
    ...unfinished.map((player) => `LOST ${player}`),
    ...violations.map(({ law, what, records }) => `BROKEN ${law}: ${what} ${records.join(' ')}`),
    audit.line,
    isFlawless(report)
      ? `Nothing lost, nothing twice, over ${struck.length} faults.`
      : 'Something is wrong: see above.',
  ].join('\n');
};
