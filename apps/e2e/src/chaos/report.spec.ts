import { tableOf } from './report.js';

const struck = (fault: string, startedAtMs: number) =>
  ({ fault, startedAtMs, recoveredMs: 1_500, longestWaitMs: 1_000, silenceMs: 100 }) as const;

it('blames what was sent again, lost or wrong on the fault that had struck last', () => {
  const table = tableOf({
    seed: 1,
    players: 3,
    facts: 10,
    garbage: 0,
    struck: [struck('kill kafka', 1_000), struck('flood', 2_000), struck('kill kafka', 3_000)],
    repeatedAtMs: [1_100, 2_999, 3_000],
    lost: [{ what: 'ada: was told last nothing', atMs: 2_500 }],
    violations: [{ law: 'a chest never exceeds its supply', what: '', records: [], atMs: 9_000 }],
    audit: { exitCode: 0, text: '', lines: [] },
  });
  expect(table.split('\n').slice(2)).toEqual([
    '| flood | 1 | 1.5 s | 1.5 s | 1.0 s | 0.1 s | 1 | 1 | 0 |',
    '| kill kafka | 2 | 1.5 s | 1.5 s | 1.0 s | 0.1 s | 2 | 0 | 1 |',
  ]);
});
