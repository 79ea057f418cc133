import type { Flooded } from './flood.js';
import type { Growth } from './memory.js';
import type { Probed } from './prober.js';

/** What an overload came to. */
export interface Outcome {
  readonly minutes: number;
  readonly flooded: Flooded;
  /** Messages that discovery had decided when the load ended. */
  readonly decided: number;
  readonly memory: ReadonlyMap<string, Growth>;
  readonly health: Probed;
  /** Players of the game beside it who were told something else than each fact once. */
  readonly wrong: readonly string[];
  /** Records that were not decided in the end. */
  readonly behind: number;
  /** How long it took to decide the rest, in seconds. */
  readonly drainS: number;
}

const maxGrowth = 0.1;
const minInTime = 0.9999;

const growthOf = ({ warmMb, lastMb }: Growth): number => lastMb / warmMb - 1;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const mb = (value: number): string => `${Math.round(value)} MB`;

/** The outcome as lines. */
export const report = (outcome: Outcome, rewarded: number): string[] => {
  const { flooded, decided, memory, health, drainS } = outcome;
  const statuses = [...flooded.statuses].sort().map(([status, count]) => `${status}: ${count}`);
  return [
    `${flooded.written} records written to Kafka and ${flooded.accepted} accepted by the gateway; discovery decided ${decided} meanwhile.`,
    `Requests by status: ${statuses.join(', ')}.`,
    `The rest was decided ${Math.round(drainS)} s later. ${rewarded} players were rewarded beside it.`,
    `${health.probes} probes of health, ${((100 * health.inTime) / health.probes).toFixed(3)} % within 100 ms, the slowest ${Math.round(health.slowestMs)} ms.`,
    ...[...memory].map(
      ([name, growth]) =>
        `${name.padEnd(13)} ${mb(growth.warmMb)} warm, ${mb(growth.lastMb)} at the end, ${mb(growth.peakMb)} at most: ${percent(growthOf(growth))}`,
    ),
  ];
};

/** What was not as it should be, as sentences. */
export const verdictOf = ({ flooded, memory, health, wrong, behind }: Outcome): string[] => [
  ...[...memory].flatMap(([name, growth]) =>
    growthOf(growth) > maxGrowth ? [`${name} grew by ${percent(growthOf(growth))}.`] : [],
  ),
  ...(health.inTime / health.probes < minInTime ? ['Health was not answered in time.'] : []),
  ...(flooded.statuses.has(503) ? [] : ['The gateway shed no load.']),
  ...(flooded.unadvised > 0 ? [`${flooded.unadvised} refusals had no Retry-After.`] : []),
  ...(behind > 0 ? [`${behind} records were not decided.`] : []),
  ...wrong,
];
