import { messages } from '@treasure-hunt/contracts';
import { oddRecords } from './records.js';
import { oddRequests } from './requests.js';

const nowMs = Date.parse('2026-06-01T12:00:00Z');
const keys = { backend: 'b', author: 'a', operator: 'o' };

describe('odd messages', () => {
  it('are the same for the same seed, however many were made before', () => {
    const first = oddRecords(500, 7, { partitions: 8, nowMs });
    expect(oddRecords(500, 7, { partitions: 8, nowMs })).toEqual(first);
    expect(oddRecords(500, 8, { partitions: 8, nowMs })).not.toEqual(first);
    const asked = oddRequests(200, 7, { keys, nowMs });
    expect(oddRequests(200, 7, { keys, nowMs })).toEqual(asked);
  });

  it('are made from every kind of message, on every topic that it is written to', () => {
    const made = new Set(
      oddRecords(5_000, 1, { partitions: 8, nowMs }).map(({ kind, topic }) => `${topic.name} ${kind.type}`),
    );
    const all = [...messages.values()].flatMap(({ type, topics }) =>
      topics.map(({ name }) => `${name} ${type}`),
    );
    expect([...made].sort()).toEqual(all.sort());
  });
});
