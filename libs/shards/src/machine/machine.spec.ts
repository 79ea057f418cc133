import { clueActivity, clueOutcomes, header, playerFeed, quarantine } from '@treasure-hunt/contracts';
import fc from 'fast-check';
import { headerText, type LogRecord } from '../ports/log.js';
import type { Loaded, ParkedRecord, Progress } from '../ports/store.js';
import { crossing, recordOf } from '../testing/index.js';
import { decide, engineMessage, machineFrom, plain, tick, types } from '../testing/tally-machine.js';
import { maxDuePerMessage } from './machine.js';

describe('a shard machine', () => {
  it('tells each fact on its home topic and on the feed, under one id', () => {
    const { feed, inner } = decide(machineFrom(), recordOf(crossing('gate', 'ann'), 0));
    expect(feed.map(({ topic, key }) => [topic, key])).toEqual([[playerFeed.name, 'ann']]);
    expect(inner.map(({ topic, key }) => [topic, key])).toEqual([[clueOutcomes.name, 'gate']]);
    const { headers, value } = inner[0]!;
    expect(feed[0]).toMatchObject({ headers, value });
    expect(
      [header.origin, header.sequence, header.causedBy].map((name) => headerText(headers, name)),
    ).toEqual([`${clueActivity.name}/0@0`, '0.0', 'gate-ann']);
  });

  it('drops what its origin has sent before, also when the first was parked unseen', () => {
    const machine = machineFrom();
    const sent = crossing('gate', 'ann', { origin: 'o', sequence: { offset: 1, index: 0 } });
    machine.parkUnseen(recordOf(sent, 0));
    decide(machine, recordOf(sent, 1));
    expect(machine.parkUnseen(recordOf(sent, 2)).parkedChanges).toEqual([]);
    expect(machine.parking.records().map(({ offset }) => offset)).toEqual([0]);
  });

  it('drops what its origin has sent before, also when it comes late', () => {
    const machine = machineFrom();
    const from = (index: number, player: string, offset: number) =>
      recordOf(crossing('gate', player, { origin: 'o', sequence: { offset: 7, index } }), offset);
    const batch = decide(machine, from(0, 'ann', 0), from(1, 'bob', 1), from(0, 'ann', 2), from(1, 'bob', 3));
    expect(batch.inner).toHaveLength(2);
    expect(batch.counts.get('shard.duplicates.dropped')).toBe(2);
  });

  it('works off what is due before the message that passes it', () => {
    const machine = machineFrom();
    const batch = decide(
      machine,
      recordOf(crossing('gate', 'ann'), 0, 1_000),
      recordOf(crossing('gate', 'bob'), 1, 11_000),
    );
    expect(types(batch.inner)).toEqual(['clue.queued', 'clue.expired', 'clue.queued']);
    expect(String(batch.inner[2]!.value)).toContain('"place":1');
  });

  it('works off at most a thousand due documents at one message, and the rest at a tick', () => {
    const machine = machineFrom();
    const clues = Array.from({ length: maxDuePerMessage + 5 }, (_, n) =>
      recordOf(crossing(`c${n}`, 'ann'), n, 0),
    );
    decide(machine, ...clues);
    expect(decide(machine, tick(clues.length, 60_000)).inner).toHaveLength(maxDuePerMessage);
    expect(decide(machine, tick(clues.length + 1, 60_001)).inner).toHaveLength(5);
    expect(machine.dueAt(Number.MAX_SAFE_INTEGER)).toBeUndefined();
  });

  it('never lets its clock go back', () => {
    const machine = machineFrom();
    decide(machine, tick(0, 5_000), tick(1, 4_000));
    expect(machine.progress.clockMs).toBe(5_000);
  });

  it('quarantines what cannot be read, with its reason and its bytes, and goes on', () => {
    const machine = machineFrom();
    const crossed = recordOf(crossing('gate', 'ann'), 0, 1_000);
    const headers = { ...crossed.headers, mine: 'kept' };
    const garbage: LogRecord = { ...crossed, headers, value: Buffer.from('{"clueId":7') };
    const batch = decide(machine, garbage, recordOf(crossing('gate', 'ann'), 1));
    expect(batch.inner.map(({ topic }) => topic)).toEqual([quarantine.name, clueOutcomes.name]);
    expect(batch.inner[0]).toMatchObject({
      key: garbage.key,
      value: garbage.value,
      headers: {
        ...headers,
        'quarantine-reason': 'The value is not JSON.',
        'quarantine-service': 'clue-solving',
        'quarantine-topic': clueActivity.name,
        'quarantine-partition': '0',
        'quarantine-offset': '0',
        'quarantine-at': '1970-01-01T00:00:01.000Z',
      },
    });
  });

  it('counts facts by their type, and what it passes over because it has no place on the topic', () => {
    const batch = decide(
      machineFrom(),
      recordOf(crossing('gate', 'ann'), 0),
      engineMessage('clue.eaten', '{}', 2),
    );
    expect([...batch.facts]).toEqual([['clue.queued', 1]]);
    expect(batch.counts.get('shard.ignored')).toBe(1);
  });

  it('says the same under the same numbers when it goes on from any saved state', () => {
    const message = fc.record({
      clue: fc.constantFrom('a', 'b', 'c'),
      player: fc.constantFrom('ann', 'bob', 'cy', 'poison'),
      afterMs: fc.nat(8_000),
      again: fc.boolean(),
    });
    const law = fc.property(fc.array(message, { maxLength: 30 }), fc.nat(30), (story, cut) => {
      const records = recordsOf(story);
      const whole = machineFrom();
      const expected = decide(whole, ...records);
      const first = machineFrom();
      const head = decide(first, ...records.slice(0, cut));
      const saved = JSON.parse(
        JSON.stringify([first.progress, [...first.documents.entries()], first.parking.records()]),
      ) as [Progress, Loaded['documents'], ParkedRecord[]];
      const second = machineFrom(saved[0], { documents: saved[1], parked: saved[2] });
      const tail = decide(second, ...records.slice(cut));
      expect(plain([...head.inner, ...tail.inner])).toEqual(plain(expected.inner));
      expect(second.progress).toEqual(whole.progress);
      expect([...second.documents.entries()]).toEqual([...whole.documents.entries()]);
    });
    fc.assert(law, { numRuns: 300 });
  });
});

const recordsOf = (
  story: { clue: string; player: string; afterMs: number; again: boolean }[],
): LogRecord[] => {
  let now = 0;
  let number = 0;
  return story.map(({ clue, player, afterMs, again }, offset) => {
    now += afterMs;
    if (!again) number += 1;
    return recordOf(
      crossing(clue, player, { origin: 'o', sequence: { offset: number, index: 0 } }),
      offset,
      now,
    );
  });
};
