import type { Percentiles } from '../watch/latency.js';
import { isFlawless, type Summary } from './summary.js';

const shownFaults = 10;
const labelWidth = 26;

/** A summary as a table in plain text. */
export const textOf = (summary: Summary): string =>
  [
    `Hunt ${summary.huntId}${summary.interrupted ? ' (interrupted)' : ''}`,
    line('players', number(summary.players)),
    line('fixes sent', `${number(summary.fixesSent)} of ${number(summary.fixesPlanned)}`),
    line('took', `${summary.tookS.toFixed(1)} s at ${summary.speed.toFixed(1)} times the recorded speed`),
    '',
    ...Object.entries(summary.facts).map(([type, count]) => line(type, number(count))),
    line('delivered again', `${number(summary.redelivered)} (same id, which is allowed)`),
    '',
    line('latency in ms', columns(['count', 'p50', 'p95', 'p99', 'max'])),
    line('crossing → assignment', percentiles(summary.crossingToAssignmentMs)),
    line('crossing → reward', percentiles(summary.crossingToRewardMs)),
    '',
    ...Object.entries(summary.coins).map(([currency, amount]) =>
      line(`granted, ${currency}`, number(amount)),
    ),
    ...lastCoin(summary),
    ...missing(summary),
    ...faults('happened more than once', summary.twice),
    ...faults('came without being due', summary.unexpected),
    ...faults('not as the contract says', summary.unreadable),
    verdict(summary),
  ].join('\n');

const lastCoin = ({ lastCoinId }: Summary): readonly string[] =>
  lastCoinId === undefined ? [] : [line('the last coin', lastCoinId)];

/** What a play that was cut short did not wait for is no fault. */
const missing = ({ interrupted, missing }: Summary): readonly string[] =>
  interrupted ? [line('still due', number(missing.length))] : faults('due, but never came', missing);

const verdict = (summary: Summary): string => {
  if (isFlawless(summary)) return 'Everything came, and nothing twice.';
  return summary.interrupted ? 'The play was interrupted.' : 'The play was not flawless.';
};

const number = (value: number): string => value.toLocaleString('en-US');
const line = (label: string, value: string): string => `  ${label.padEnd(labelWidth)}${value}`;
const columns = (values: readonly string[]): string => values.map((value) => value.padStart(9)).join('');

const percentiles = ({ count, p50, p95, p99, max }: Percentiles): string =>
  columns([number(count), ...[p50, p95, p99, max].map((ms) => (count === 0 ? '–' : ms.toFixed(1)))]);

const faults = (label: string, list: readonly string[]): readonly string[] => [
  line(label, number(list.length)),
  ...list.slice(0, shownFaults).map((fault) => `    ${fault}`),
  ...(list.length > shownFaults ? [`    and ${number(list.length - shownFaults)} more`] : []),
];
