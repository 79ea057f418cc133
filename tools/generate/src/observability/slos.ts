/** The processes of the engine, as a matcher of the label that Prometheus and collectors give to each. */
export const engine = 'job=~"chest-reveal|clue-solving|discovery|gateway|hunt-catalog|rewards"';

/** A promise: which share of what happens is good, and how the rest is counted. */
export interface Slo {
  /** In names of rules. */
  readonly name: string;
  /** In names of alerts. */
  readonly alert: string;
  readonly title: string;
  /** The share that is good. */
  readonly objective: number;
  /** The share that was bad within a window such as `5m`, in PromQL. */
  readonly errors: (window: string) => string;
  readonly runbook: string;
}

/** `clue_latency_seconds` and the like, later than one of its bounds. */
const later =
  (histogram: string, seconds: string) =>
  (window: string): string =>
    `1 - sum(rate(${histogram}_bucket{le="${seconds}"}[${window}])) / sum(rate(${histogram}_count[${window}]))`;

/** What the engine is held to. */
export const slos: readonly Slo[] = [
  {
    name: 'crossings',
    alert: 'Crossings',
    title: '99.9 % of crossings are assigned within 200 ms',
    objective: 0.999,
    errors: later('clue_latency_seconds', '0.2'),
    runbook: 'slow.md',
  },
  {
    name: 'freshness_1s',
    alert: 'FreshnessWithin1s',
    title: '95 % of facts are with the player within 1 s',
    objective: 0.95,
    errors: later('fact_freshness_seconds', '1'),
    runbook: 'slow.md',
  },
  {
    name: 'freshness_5m',
    alert: 'FreshnessWithin5m',
    title: '99.9 % of facts are with the player within 5 min',
    objective: 0.999,
    errors: later('fact_freshness_seconds', '300'),
    runbook: 'slow.md',
  },
  {
    name: 'probes',
    alert: 'Probes',
    title: '99.99 % of health probes are answered',
    objective: 0.9999,
    errors: (window) =>
      `1 - sum(sum_over_time(up{${engine}}[${window}])) / sum(count_over_time(up{${engine}}[${window}]))`,
    runbook: 'probes.md',
  },
];

/** When how fast a month's budget is used up is worth an alert: Google's SRE workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". */
export const burns = [
  { long: '1h', short: '5m', rate: 14.4, for: '2m', severity: 'page' },
  { long: '6h', short: '30m', rate: 6, for: '15m', severity: 'page' },
  { long: '3d', short: '6h', rate: 1, for: '1h', severity: 'ticket' },
] as const;

export const windows = ['5m', '30m', '1h', '6h', '3d'] as const;

/** The rule that keeps the share of bad within a window. */
export const ratioOf = ({ name }: Slo, window: string): string => `slo:${name}:error_ratio_rate${window}`;
