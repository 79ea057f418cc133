import { costGoals } from './cost-goals.js';
import type { Find } from './goal.js';
import type { Report } from './report.js';
import { speedGoals } from './speed-goals.js';

export interface Judged {
  readonly text: string;
  readonly goal: string;
  readonly figure: string;
  readonly verdict: 'reached' | 'missed' | 'not measured';
}

const shown = (value: number): string =>
  value < 1
    ? value.toLocaleString('en', { maximumSignificantDigits: 2 })
    : value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

/** Every goal with what was measured. */
export const judge = ({ sections }: Report): Judged[] => {
  const find: Find = (scenario, having) =>
    sections
      .find((section) => section.scenario === scenario)
      ?.rows.find((row) => Object.entries(having).every(([name, value]) => row[name] === value));
  return [...speedGoals, ...costGoals].map(({ text, unit, atMost, atLeast, figure }) => {
    const value = figure(find);
    const goal = `${atMost === undefined ? `≥ ${shown(atLeast!)}` : `≤ ${shown(atMost)}`} ${unit}`;
    if (value === undefined) return { text, goal, figure: '–', verdict: 'not measured' };
    const isReached = value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
    return { text, goal, figure: `${shown(value)} ${unit}`, verdict: isReached ? 'reached' : 'missed' };
  });
};
