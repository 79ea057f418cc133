import { clueActivity } from '@treasure-hunt/contracts';
import type { Setback } from '../ports/setback.js';
import { tally } from '../testing/index.js';
import { Setbacks } from './setbacks.js';

const place = { topic: clueActivity.name, partition: 3, partitions: 8 };
const refused = (offset: number, reason: 'shape' | 'not-json' = 'shape'): Setback => ({
  signal: 'shard.quarantined',
  reason,
  offset,
  key: 'gate',
  says: 'Not so.',
});

const told = () => {
  const lines: object[] = [];
  const counted: string[] = [];
  let nowMs = 0;
  const line = (fields: object, sentence: string) => void lines.push({ ...fields, sentence });
  const journal = { info: line, warn: line, error: line };
  const count = (signal: string, by: number, { reason }: Readonly<Record<string, string>>) =>
    void counted.push(`${signal} ${reason} ${by}`);
  const setbacks = new Setbacks({ journal, count, place, binding: { stage: tally } }, () => nowMs);
  return { lines, counted, setbacks, later: (ms: number) => (nowMs += ms) };
};

describe('what a shard did not decide', () => {
  it('is counted each by its reason, and told once a minute for each reason, with where and how many more', () => {
    const { lines, counted, setbacks, later } = told();
    setbacks.report([refused(1), refused(2), refused(3, 'not-json')]);
    later(60_000);
    setbacks.report([refused(4)]);
    expect(counted).toEqual([
      'shard.quarantined shape 1',
      'shard.quarantined shape 1',
      'shard.quarantined not-json 1',
      'shard.quarantined shape 1',
    ]);
    expect(lines).toMatchObject([
      { topic: place.topic, partition: 3, offset: 1, reason: 'shape', untold: 0 },
      { offset: 3, reason: 'not-json' },
      { offset: 4, reason: 'shape', untold: 1 },
    ]);
  });

  it('is told of a key that is parked, with its trace, and not of what waits behind', () => {
    const { lines, counted, setbacks } = told();
    const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    const traceParent = `00-${traceId}-${spanId}-01`;
    const parked = {
      signal: 'shard.parked',
      offset: 7,
      key: 'gate',
      says: 'Error: no',
      traceParent,
    } as const;
    setbacks.report([
      { ...parked, reason: 'failed' },
      { ...parked, reason: 'behind', offset: 8 },
    ]);
    expect(lines).toMatchObject([
      { offset: 7, key: 'gate', trace_id: traceId, span_id: spanId, sentence: 'A key is parked: Error: no' },
    ]);
    expect(counted).toEqual(['shard.parked failed 1', 'shard.parked behind 1']);
  });
});
