import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { headersOf, Redrive, stages } from '@treasure-hunt/contracts';
import type { OutgoingRecord, Sender } from '@treasure-hunt/shards';
import type { Tracing } from '@treasure-hunt/telemetry';
import { SENDER, TRACING } from '../nest/tokens.js';
import { recordSends } from '../tracing/record-sends.js';
import type { ParkedView } from './parked-list.js';

/** Writes the messages at whose offsets parked keys are decided again. */
@Injectable()
export class Redriver {
  constructor(
    @Inject(SENDER) private readonly sender: Sender,
    @Inject(TRACING) private readonly tracing: Tracing,
  ) {}

  /** Resolves with what was written once the brokers have it; each begins a trace. */
  async redrive(parked: readonly ParkedView[]): Promise<readonly OutgoingRecord[]> {
    const nowMs = Date.now();
    const records = parked.map((one) => this.recordOf(one, nowMs));
    await this.sender.send(records);
    const sent = records.map((record) => ({ record }));
    recordSends(this.tracing, sent, nowMs);
    return records;
  }

  private recordOf({ stage, topic, partition, key }: ParkedView, timeMs: number): OutgoingRecord {
    const id = randomUUID();
    const field = stages.find(({ name }) => name === stage)!.reads.key;
    const traceParent = this.tracing.contexts.continueTrace(undefined, id);
    const about = { id, type: Redrive.type, source: `/hunt/${stage}`, timeMs, traceParent };
    const value = JSON.stringify(key === '' ? {} : { [field]: key });
    return { topic, partition, key: null, value, headers: headersOf(about) };
  }
}
