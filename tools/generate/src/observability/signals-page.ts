import { prometheusNames, signals, type Signal } from '@treasure-hunt/telemetry';
import { code, listed, table } from '../markdown.js';

const kinds: Readonly<Record<Signal['kind'], string>> = {
  counter: 'counter',
  gauge: 'gauge',
  observed: 'gauge',
  histogram: 'histogram',
};

const shownAs = (name: string, signal: Signal): string => code(prometheusNames(name, signal)[0] ?? name);

const rowOf = ([name, signal]: readonly [string, Signal]): string[] => [
  code(name),
  shownAs(name, signal),
  kinds[signal.kind],
  code(signal.unit),
  listed(signal.labels),
  signal.meaning,
];

/** `docs/signals.md`: every metric of the engine. */
export const signalsPage = (): string => `# Signals

Written by \`npm run generate\` from \`libs/telemetry/src/signals.ts\`: change that, not this page. How to scrape and export them, the
dashboards and the alerts: [observability](observability.md).

Names are OpenTelemetry's, as exported over OTLP; in Prometheus' format dots are underscores, units are written out, and counters end in
\`_total\`. No label has more values than there are stages, partitions, types of messages, reasons and routes: never the id of a player, a clue or a hunt.

${table(['signal', 'in Prometheus', 'kind', 'unit', 'labels', 'what it tells'], Object.entries<Signal>(signals).map(rowOf))}
`;
