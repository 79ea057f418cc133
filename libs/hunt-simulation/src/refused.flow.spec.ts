import {
  ClueAssigned,
  partitionOf,
  playerActivity,
  solutionAttempts,
  SolutionRejected,
  type Topic,
} from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import type { Outside } from './story.js';
import { away, crosses, fenced, gate, huntOf, noon } from './testing/old-town.js';

const partitions = 4;
const elsewhere = (key: string) => (partitionOf(key, partitions) + 1) % partitions;
const iso = (ms: number) => new Date(ms).toISOString();

/** One line of JSON, as a simple client writes it: no headers. */
const line = (topic: Topic, value: unknown, more: Partial<Outside> = {}): Outside => ({
  kind: 'sent',
  atMs: noon,
  topic,
  key: null,
  partition: 0,
  value: typeof value === 'string' ? value : JSON.stringify(value),
  headers: {},
  ...more,
});
const fix = (at: number, position: object) => ({ playerId: 'bob', at: iso(at), position });
const attempt = { attemptId: 't1', clueId: 'gate', playerId: 'ann', assignmentId: 'x', answer: 'lion' };

const bad = [
  line(playerActivity, 'hello'),
  line(playerActivity, '[1]'),
  line(playerActivity, ''),
  line(playerActivity, fix(noon, { lat: 91, lon: 0 })),
  line(playerActivity, fix(noon + 600_000, away), { partition: partitionOf('bob', partitions) }),
  line(playerActivity, fix(noon, away), { key: 'ann' }),
  line(playerActivity, { ...fix(noon, away), more: 'x'.repeat(70_000) }),
  line(solutionAttempts, { ...attempt, answer: '', at: iso(noon) }),
  line(solutionAttempts, 'null'),
];
const misplaced = [away, gate, away].map((position, n) =>
  line(playerActivity, fix(noon + n * 60_000, position), {
    partition: elsewhere('bob'),
    atMs: noon + n * 60_000,
  }),
);
const late = line(
  solutionAttempts,
  { ...attempt, at: iso(noon) },
  { key: 'gate', partition: elsewhere('gate'), atMs: noon + 180_000 },
);

describe.each([1, 2, 3, 4, 5])('messages from outside that are not as they should be (seed %i)', (seed) => {
  const [first, ...others] = bad;
  const outcome = simulate({
    seed,
    partitions,
    hunts: [huntOf([fenced('gate', gate)])],
    saveAfterEach: true,
    story: [first!, ...crosses('ann', gate, noon), ...others, ...misplaced, late],
  });

  it('are quarantined where they cannot be read, and nothing else is', () => {
    expect(outcome.quarantined.map(({ value }) => value).sort()).toEqual(
      bad.map(({ value }) => value).sort(),
    );
    expect(outcome.quarantined.every(({ reason }) => reason.length > 10)).toBe(true);
    expect(outcome.parked).toEqual([]);
  });

  it('are forwarded once where they are misplaced, and count as if they had been sent there', () => {
    const assigned = outcome.said(ClueAssigned).map(({ data: { playerId } }) => playerId);
    expect(assigned.sort()).toEqual(['ann', 'bob']);
    const arrived = outcome.records(playerActivity)[partitionOf('bob', partitions)] ?? [];
    const forwarded = arrived.filter(({ key }) => key?.toString() === 'bob');
    expect(forwarded.map(({ value }) => String(value))).toEqual(misplaced.map(({ value }) => value));
    const verdicts = outcome.said(SolutionRejected);
    expect(verdicts.map(({ data: { attemptId, reason } }) => [attemptId, reason])).toEqual([
      ['t1', 'stale-assignment'],
    ]);
  });
});
