import { createMetrics } from '@treasure-hunt/telemetry';
import type { Outcome } from './audit-shard.js';
import type { Difference } from './compare.js';

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** One difference as a line. */
export const lineOf = (
  { stage, shardId }: Pick<Outcome, 'stage' | 'shardId'>,
  { collection, id, path, kept, derived, coinId }: Difference,
): string => {
  const coin = coinId === undefined ? '' : ` (coin ${coinId})`;
  const where = [collection, id, path].filter((part) => part !== '').join(' ');
  return `DIFFERS ${where}${coin}: kept ${shown(kept)}, the log gives ${shown(derived)} [${stage}, ${shardId}]`;
};

/** What is said when all is done, and the exit code that goes with it. */
export const summaryOf = (
  outcomes: readonly Outcome[],
): { readonly line: string; readonly exitCode: 0 | 1 | 2 } => {
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const count = (n: number, what: string) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
  const differences = sum((one) => one.differences.length);
  const unaudited = outcomes.filter(({ why }) => why !== undefined).length;
  const done = [
    count(outcomes.length - unaudited, 'shard'),
    count(
      sum((one) => (one.why === undefined ? one.documents : 0)),
      'document',
    ),
    count(
      sum((one) => (one.why === undefined ? one.coins : 0)),
      'coin',
    ),
    count(
      sum((one) => one.records),
      'message',
    ),
  ].join(', ');
  const not = unaudited === 0 ? '' : ` ${count(unaudited, 'shard')} could not be audited.`;
  const line = `Audited ${done}: ${differences === 0 ? 'no difference' : count(differences, 'difference')}.${not}`;
  return { line, exitCode: differences > 0 ? 1 : unaudited > 0 ? 2 : 0 };
};

/** The result in Prometheus' text format, as node_exporter's textfile collector takes it. */
export const metricsOf = async (outcomes: readonly Outcome[], endedAtMs: number): Promise<string> => {
  const metrics = createMetrics({ service: 'audit', instance: 'audit' });
  for (const [stage, ofStage] of Map.groupBy(outcomes, (one) => one.stage)) {
    const sum = (of: (outcome: Outcome) => number) => ofStage.reduce((total, one) => total + of(one), 0);
    metrics.set(
      'audit.differences',
      sum((one) => one.differences.length),
      { stage },
    );
    metrics.set(
      'audit.documents',
      sum((one) => one.documents),
      { stage },
    );
    metrics.set(
      'audit.shards.unaudited',
      sum((one) => (one.why === undefined ? 0 : 1)),
      { stage },
    );
  }
  metrics.set('audit.ended', endedAtMs / 1_000);
  return metrics.metricsText();
};
