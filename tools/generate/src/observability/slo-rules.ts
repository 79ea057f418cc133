import { stringify } from 'yaml';
import { burns, ratioOf, slos, windows, type Slo } from './slos.js';

type Burn = (typeof burns)[number];

const recorded = (slo: Slo) =>
  windows.map((window) => ({ record: ratioOf(slo, window), expr: slo.errors(window) }));

/** What may be bad, as a decimal number without what binary fractions add. */
const budgetOf = ({ objective }: Slo): number => Number((1 - objective).toFixed(6));

const alertOf = (slo: Slo, { long, short, rate, for: duration, severity }: Burn) => {
  const limit = `(${rate} * ${budgetOf(slo)})`;
  return {
    alert: `${slo.alert}Burn${long}`,
    expr: `${ratioOf(slo, long)} > ${limit} and ${ratioOf(slo, short)} > ${limit}`,
    for: duration,
    labels: { severity, slo: slo.name },
    annotations: {
      summary: `${slo.title}: the budget of 30 days is used up ${rate} times as fast as it may be.`,
      description: `{{ $value | humanizePercentage }} were bad within ${long}, and as many within ${short}.`,
      runbook: `docs/runbooks/${slo.runbook}`,
    },
  };
};

/** `deploy/observability/prometheus/slo.rules.yml`: the share of bad over each window, and alerts on how fast the error budget is used up. */
export const sloRules = (): string =>
  `# Written by \`npm run generate\` from tools/generate/src/observability/slos.ts: change that, not this file.\n${stringify(
    {
      // One group: its rules are evaluated in order, so that alerts go by what was recorded just before.
      groups: slos.map((slo) => ({
        name: `slo-${slo.name}`,
        rules: [...recorded(slo), ...burns.map((burn) => alertOf(slo, burn))],
      })),
    },
    { lineWidth: 0 },
  )}`;
