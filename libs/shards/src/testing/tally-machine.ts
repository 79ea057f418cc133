import { clueActivity, header, headersOf } from '@treasure-hunt/contracts';
import type { AnyStage } from '@treasure-hunt/decider';
import type { Batch } from '../machine/batch.js';
import { ShardMachine, type MachineOptions } from '../machine/machine.js';
import { headerText, type LogRecord, type OutgoingRecord } from '../ports/log.js';
import type { Loaded, Progress } from '../ports/store.js';
import { tally } from './tally.js';

export const start: Progress = { position: 0, lastRead: null, clockMs: 0, sequences: [] };
export const nothing: Loaded = { documents: [], parked: [] };

/** Takes `poison` for a player like any other. */
export const mended: AnyStage = { ...tally, decide: () => [] };

export const machineFrom = (
  saved = start,
  loaded = nothing,
  more: Partial<MachineOptions> = {},
): ShardMachine =>
  new ShardMachine(
    {
      stage: tally,
      place: { topic: clueActivity.name, partition: 0, partitions: 1 },
      incarnation: 0,
      sink: { prefix: '', partitions: 1, continueTrace: () => '00-trace' },
      ...more,
    },
    saved,
    loaded,
  );

export const decide = (machine: ShardMachine, ...records: LogRecord[]): Batch =>
  machine.decide(records.map((record) => machine.decode(record)));

export const plain = (records: readonly OutgoingRecord[]) =>
  records.map(
    ({ key, value, headers }) => `${String(key)} ${headerText(headers, header.sequence)} ${String(value)}`,
  );
export const types = (records: readonly OutgoingRecord[]) =>
  records.map(({ headers }) => headerText(headers, header.type));
export const engineMessage = (type: string, value: string, offset: number): LogRecord => ({
  offset,
  timestampMs: offset,
  key: null,
  value: Buffer.from(value),
  headers: headersOf({ id: `${type}-${offset}`, type, source: '/test', timeMs: 0 }),
});
export const tick = (offset: number, timestampMs: number) => ({
  ...engineMessage('tick', '{}', offset),
  timestampMs,
});
