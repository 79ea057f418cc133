import { clueOutcomes, quarantine } from '@treasure-hunt/contracts';
import { headerText, type LogRecord } from '../ports/log.js';
import type { ParkedRecord } from '../ports/store.js';
import { crossing, recordOf } from '../testing/index.js';
import {
  decide,
  engineMessage,
  machineFrom,
  mended,
  nothing,
  plain,
  start,
} from '../testing/tally-machine.js';
import { maxParkedOfKey } from './parking.js';

describe('a key that cannot be decided', () => {
  it('parks a clue that cannot be decided while others go on, and decides it in order when redriven', () => {
    const machine = machineFrom();
    const parked = decide(
      machine,
      recordOf(crossing('gate', 'poison'), 0),
      recordOf(crossing('gate', 'ann'), 1),
      recordOf(crossing('well', 'ann'), 2),
    );
    expect(plain(parked.inner)).toEqual([expect.stringContaining('well 2.0')]);
    expect(parked.parkedChanges.map(({ parked: { offset } }) => offset)).toEqual([0, 1]);
    const fixed = { ...machine.parking.records()[0]!, value: machine.parking.records()[1]!.value };
    const repaired = machineFrom(machine.progress, {
      documents: [...machine.documents.entries()],
      parked: [fixed, machine.parking.records()[1]!] as ParkedRecord[],
    });
    const redriven = decide(repaired, engineMessage('redrive', '{"clueId":"gate"}', 3));
    expect(plain(redriven.inner)).toEqual([
      expect.stringContaining('gate 3.0'),
      expect.stringContaining('gate 3.1'),
    ]);
  });

  it('keeps a clue parked whose first message still cannot be decided', () => {
    const machine = machineFrom();
    decide(machine, recordOf(crossing('gate', 'poison'), 0), recordOf(crossing('gate', 'ann'), 1));
    const redriven = decide(machine, engineMessage('redrive', '{"clueId":"gate"}', 2));
    expect(redriven.inner).toEqual([]);
    expect(machine.parking.records().map(({ offset }) => offset)).toEqual([0, 1]);
  });

  it('puts into quarantine what comes to a key of which too much is parked, and goes on with others', () => {
    const machine = machineFrom();
    const poisoned = Array.from({ length: maxParkedOfKey }, (_, n) =>
      recordOf(crossing('gate', 'poison'), n),
    );
    decide(machine, ...poisoned);
    const more = decide(
      machine,
      recordOf(crossing('gate', 'ann'), maxParkedOfKey),
      recordOf(crossing('well', 'ann'), maxParkedOfKey + 1),
    );
    expect(more.inner.map(({ topic }) => topic)).toEqual([quarantine.name, clueOutcomes.name]);
    expect(headerText(more.inner[0]!.headers, 'quarantine-reason')).toBe(
      'Too much is parked already; it was to be parked, too: Its key is parked.',
    );
    expect(more.setbacks).toMatchObject([
      { signal: 'shard.quarantined', reason: 'parking-full', key: 'gate' },
    ]);
  });

  it('sends on, or refuses, what was parked unseen and turns out to be no message of the key', () => {
    const machine = machineFrom();
    const garbage: LogRecord = { ...recordOf(crossing('gate', 'ann'), 0), value: Buffer.from('{"clueId":7') };
    machine.parkUnseen(garbage);
    const redriven = decide(machine, engineMessage('redrive', '{"clueId":"gate"}', 1));
    expect(redriven.inner.map(({ topic, value }) => [topic, value])).toEqual([
      [quarantine.name, garbage.value],
    ]);
    expect(machine.parking.records()).toEqual([]);
  });

  it('needs for a redrive what the parked messages need', () => {
    const machine = machineFrom();
    decide(machine, recordOf(crossing('gate', 'poison'), 0), recordOf(crossing('gate', 'ann'), 1));
    const redrive = machine.decode(engineMessage('redrive', '{"clueId":"gate"}', 2));
    expect(machine.withRedriven([redrive])).toMatchObject([
      { kind: 'command', data: { playerId: 'poison' } },
      { kind: 'command', data: { playerId: 'ann' } },
    ]);
  });

  it('leaves a redrive that ends the process undone, and the key parked', () => {
    const machine = machineFrom();
    decide(machine, recordOf(crossing('gate', 'poison'), 0));
    machine.parkUnseen(engineMessage('redrive', '{"clueId":"gate"}', 1));
    expect(machine.parking.records().map(({ offset, messageKey }) => [offset, messageKey])).toEqual([
      [0, 'gate'],
    ]);
  });

  it('comes to the same state again when it is told what failed, though it would not fail any more', () => {
    const poison = [recordOf(crossing('gate', 'poison'), 0), recordOf(crossing('gate', 'ann'), 1)];
    const redrive = engineMessage('redrive', '{"clueId":"gate"}', 2);
    const first = machineFrom();
    const { failed } = decide(first, ...poison);
    expect(failed).toMatchObject([{ offset: 0, reason: 'Error: cannot decide poison' }]);
    const again = decide(first, redrive);
    const knownFailed = new Map([...failed, ...again.failed].map((one) => [one.decisionId!, one.reason]));
    const second = machineFrom(start, nothing, { stage: mended, knownFailed });
    decide(second, ...poison, redrive);
    expect(second.parking.records()).toEqual(first.parking.records());
    expect([...second.documents.entries()]).toEqual([]);
  });
});
