import { evidenceFor, judge, type Violation } from '@treasure-hunt/oracle';
import { observe } from './observe.js';
import { play, type PlayOptions } from './play.js';
import { Random } from './random.js';
import { rederive } from './rederive/rederive.js';

/** What a seed came to. */
export interface Verdict {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** What the records say that violations name, by place. */
  readonly evidence: Readonly<Record<string, string>>;
  /** What happened, by name: faults, and what the shards counted. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Plays a seed and judges all that is left of it. */
export const judged = async (options: PlayOptions): Promise<Verdict> => {
  const { seed } = options;
  const played = await play(options);
  const { cluster, nemesis, unrest, restedAtMs } = played;
  const reloadEvery = new Random(seed).one([1, 10, 100]);
  const observed = observe(cluster, restedAtMs);
  const violations = [
    ...(unrest === undefined ? [] : [{ law: 'everything comes to rest', what: unrest, records: [] }]),
    ...cluster.defects.map((what) => ({ law: 'no process ends by itself', what, records: [] })),
    ...judge(observed),
    ...(unrest === undefined ? rederive(played, reloadEvery) : []),
  ];
  const counts = Object.fromEntries([...nemesis.faults, ...cluster.counts]);
  return { seed, violations, evidence: evidenceFor(observed, violations), counts };
};
