import { ratioOf, slos, windows, type Slo } from '../slos.js';
import type { Dashboard, Panel } from './panel.js';

const budgetLeft = (slo: Slo): Panel => ({
  title: slo.title,
  kind: 'stat',
  unit: 'percentunit',
  width: 6,
  queries: {
    'budget left of 3 days': `1 - ${ratioOf(slo, '3d')} / ${Number((1 - slo.objective).toFixed(6))}`,
  },
});

const burning = (slo: Slo): Panel => ({
  title: `${slo.title}: how fast the budget is used up`,
  unit: 'short',
  width: 12,
  limit: 14.4,
  queries: Object.fromEntries(
    windows.map((window) => [window, `${ratioOf(slo, window)} / ${Number((1 - slo.objective).toFixed(6))}`]),
  ),
});

/** What the engine is held to, and what is left of the error budgets. */
export const sloDashboard: Dashboard = {
  uid: 'treasure-hunt-slo',
  title: 'Treasure hunt: SLO and error budget',
  description:
    'What the engine is held to, and what is left of the error budgets. 1 is as fast as the budget allows for.',
  rows: {
    'Error budgets': slos.map(budgetLeft),
    'Burn rates': slos.map(burning),
    Alerts: [
      {
        title: 'Alerts that fire',
        unit: 'short',
        width: 24,
        queries: { '{{alertname}} {{stage}} {{job}}': 'ALERTS{alertstate="firing"}' },
      },
    ],
  },
};
