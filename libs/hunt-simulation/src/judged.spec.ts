import { createHash } from 'node:crypto';
import { judged } from './judged.js';

const seeds = Array.from({ length: 12 }, (_, n) => n + 1);

/** Everything that happened in a seed, step by step. */
const traceOf = async (seed: number): Promise<string> => {
  const hash = createHash('sha256');
  await judged({ seed, say: (nowMs, who, what) => hash.update(`${nowMs} ${who} ${what}\n`) });
  return hash.digest('hex');
};

describe('the whole engine in memory, with crashes, zombies, repeats and bad input', () => {
  it('keeps every law, and meets what it is there for', async () => {
    const counts = new Map<string, number>();
    for (const seed of seeds) {
      const verdict = await judged({ seed });
      expect({ seed, violations: verdict.violations }).toEqual({ seed, violations: [] });
      for (const [name, count] of Object.entries(verdict.counts))
        counts.set(name, (counts.get(name) ?? 0) + count);
    }
    const met = [
      'shard.takeovers',
      'shard.lost',
      'shard.duplicates.dropped',
      'shard.quarantined',
      'shard.forwarded',
      'shard.parked',
      'shard.redriven',
      'shard.ticks',
      'shard.clock.waits',
      'kill',
      'freeze',
      'upgrade',
    ];
    expect(met.filter((name) => !counts.has(name))).toEqual([]);
  }, 120_000);

  it('goes the same way step by step whenever it is played again, and another way from another seed', async () => {
    const first = await traceOf(7);
    expect(await traceOf(7)).toBe(first);
    expect(await traceOf(8)).not.toBe(first);
  });
});
