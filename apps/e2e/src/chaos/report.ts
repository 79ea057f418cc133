import type { Violation } from '@treasure-hunt/oracle';
import type { Said } from '../outside/tool.js';
import type { Struck } from './nemesis.js';

/** Something that a player was owed and never told. */
export interface Loss {
  readonly what: string;
  /** Since when, ms since 1970. */
  readonly atMs: number;
}

/** Everything that a run showed. */
export interface Report {
  readonly seed: number;
  readonly players: number;
  readonly facts: number;
  /** When facts were sent again under the same id, as at-least-once delivery may, ms since 1970. */
  readonly repeatedAtMs: readonly number[];
  readonly garbage: number;
  readonly struck: readonly Struck[];
  readonly lost: readonly Loss[];
  /** What contradicts the engine's laws, a fact told twice among it, and when it was said, ms since 1970. */
  readonly violations: readonly (Violation & { readonly atMs: number })[];
  readonly audit: Said;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const max = (values: readonly number[]): number => Math.max(0, ...values);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const columns = [
  'fault',
  'times',
  'recovered in (median)',
  'at most',
  'longest wait',
  'longest silence',
  'sent again',
  'lost',
  'twice or wrong',
];

/** How many of these moments lie between the beginning of one of these faults and that of the next fault. */
const countDuring = (
  faults: readonly Struck[],
  all: readonly Struck[],
  momentsMs: readonly number[],
): string => {
  const blamed = (atMs: number) => all.findLast(({ startedAtMs }) => startedAtMs <= atMs) ?? all[0];
  return String(momentsMs.filter((atMs) => faults.some((fault) => fault === blamed(atMs))).length);
};

/** A line for each fault, as a table in Markdown. */
export const tableOf = ({ struck, repeatedAtMs, lost, violations }: Report): string => {
  const atMs = (moments: readonly { readonly atMs: number }[]) => moments.map((moment) => moment.atMs);
  const rowOf = ([fault, times]: [string, readonly Struck[]]): readonly string[] => {
    const recovered = times.map(({ recoveredMs }) => recoveredMs ?? Infinity);
    return [
      fault,
      String(times.length),
      seconds(median(recovered)),
      seconds(max(recovered)),
      seconds(max(times.map(({ longestWaitMs }) => longestWaitMs))),
      seconds(max(times.map(({ silenceMs }) => silenceMs))),
      ...[repeatedAtMs, atMs(lost), atMs(violations)].map((moments) => countDuring(times, struck, moments)),
    ];
  };
  const rows = [...Map.groupBy(struck, ({ fault }) => fault)].sort().map(rowOf);
  const lines = [columns, columns.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

const isClean = ({ exitCode }: Said): boolean => exitCode === 0;

/** Whether nothing was lost and nothing came twice, and everybody was served again after every fault. */
export const isFlawless = ({ struck, lost, violations, audit }: Report): boolean =>
  lost.length === 0 &&
  violations.length === 0 &&
  isClean(audit) &&
  struck.every(({ recoveredMs }) => recoveredMs !== undefined);

/** What is printed in the end. */
export const textOf = (report: Report): string => {
  const { seed, players, facts, repeatedAtMs, garbage, struck, lost, violations, audit } = report;
  return [
    '',
    tableOf(report),
    '',
    `${players} players, ${facts} facts, ${repeatedAtMs.length} of them sent again under the same id; ${garbage} bad messages; seed ${seed}.`,
    ...lost.map(({ what }) => `LOST ${what}`),
    ...violations.map(({ law, what, records }) => `BROKEN ${law}: ${what} ${records.join(' ')}`),
    isClean(audit) ? audit.lines.join('\n') : audit.text.trim(),
    isFlawless(report)
      ? `Nothing lost, nothing twice, over ${struck.length} faults.`
      : 'Something is wrong: see above.',
  ].join('\n');
};
