import { decodeFromCompressedBase64, type Histogram } from 'hdr-histogram-js';
import { msAt } from '../load/histogram.js';
import type { Driven, Leg, Percentiles } from '../load/orders.js';
import type { Run } from '../stack/run.js';
import { watch, type Usage } from './processes.js';

/** What a leg came to, with what it cost. All times are milliseconds. */
export interface Measured extends Percentiles {
  readonly offeredPerS: number;
  readonly answersPerS: number;
  /** True where everything was answered, and as fast as it came. */
  readonly keptUp: boolean;
  /** CPU time of everything but the load, for 1,000 answers. */
  readonly cpuMsPer1000: number;
  /** Bytes that Kafka, MongoDB and the contender had the system write, for one answer. */
  readonly writtenBytesPerEvent: number;
  readonly usage: readonly Usage[];
  readonly sentLateP99: number;
  readonly p99BySecond: readonly number[];
  /** Of microseconds, encoded by HdrHistogram. */
  readonly histogram: string;
  /** Answers that came again under the id that they had before, as the contract allows after a crash. */
  readonly repeated: number;
  /** Answers that came twice, to what nobody did, or not at all: what makes them other answers than those of the rules. */
  readonly wrong: { readonly twice: number; readonly unknown: number; readonly missing: number };
}

export const percentilesOf = (histogram: Histogram): Percentiles => {
  const at = (percent: number): number => msAt(histogram, percent);
  return { p50: at(50), p90: at(90), p99: at(99), p999: at(99.9), max: at(100) };
};

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const measuredOf = (driven: Driven, leg: Leg, usage: readonly Usage[]): Measured => {
  const result = driven.legs.find(({ name }) => name === leg.name)!;
  const { twice, unknown, missing, repeated } = driven;
  const ofContender = usage.filter(({ name }) => name !== 'load');
  const answers = result.answersPerS * leg.seconds;
  return {
    ...percentilesOf(decodeFromCompressedBase64(result.histogram)),
    offeredPerS: leg.perS,
    answersPerS: result.answersPerS,
    keptUp: missing === 0 && result.answersPerS > 0.98 * leg.perS,
    cpuMsPer1000: (1_000 * sum(ofContender.map(({ cpuMs }) => cpuMs))) / answers,
    writtenBytesPerEvent: sum(ofContender.map(({ writtenBytes }) => writtenBytes)) / answers,
    usage,
    sentLateP99: result.sentLateP99,
    p99BySecond: result.p99BySecond,
    histogram: result.histogram,
    repeated,
    wrong: { twice, unknown, missing },
  };
};

/** Drives legs, and measures processes during each: what came of them, by name. */
export const driveMeasured = async (
  { load, processes }: Run,
  legs: readonly Leg[],
  drainMs: number,
): Promise<ReadonlyMap<string, Measured>> => {
  const usages = new Map<string, Promise<Usage[]>>();
  let watching: { name: string; end: Promise<() => Promise<Usage[]>> } | undefined;
  const driven = await load.drive(legs, drainMs, (name) => {
    if (watching) {
      const { end } = watching;
      usages.set(
        watching.name,
        end.then((ended) => ended()),
      );
    }
    watching = name === undefined ? undefined : { name, end: watch(processes) };
  });
  const measured = legs.map(
    async (leg) => [leg.name, measuredOf(driven, leg, (await usages.get(leg.name)) ?? [])] as const,
  );
  return new Map(await Promise.all(measured));
};
