import type { Count, Tally } from './tally.js';

const head = [
  'question',
  'both yes',
  'both no',
  'differ',
  'beyond the tolerance',
  'furthest off',
  'of the tolerance',
];
const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en');

const cellsOf = (kind: string, { bothYes, bothNo, differ, beyond, offM, share }: Count): string[] => [
  kind,
  ...[bothYes, bothNo, differ, beyond].map((count) => whole.format(count)),
  differ > 0 ? `${number.format(offM)} m` : '–',
  differ > 0 ? `${number.format(100 * share)} %` : '–',
];

/** The counts as a table in Markdown. */
export const tableOf = ({ counts }: Tally): string => {
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => cellsOf(kind, count));
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
