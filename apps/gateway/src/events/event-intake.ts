import { Inject, Injectable } from '@nestjs/common';
import type { PlayerActed, PlayerMoved, SolutionAttempted } from '@treasure-hunt/contracts';
import { Problem, recordSends } from '@treasure-hunt/service';
import type { Metrics, Tracing } from '@treasure-hunt/telemetry';
import { EventRates } from './event-rates.js';
import type { EventResults } from './event-results.js';
import { EventWriter } from './event-writer.js';
import type { ReadEvent } from './read-events.js';
import { toRecord, traceGiven, type Receipt } from './to-record.js';

type Result = EventResults['results'][number];

/** Every event that is accepted says whose it is. */
type Said = PlayerMoved | PlayerActed | SolutionAttempted;

/** When to send again what Kafka did not take. */
const retryAfterMs = 2_000;

/** What is told of events that were taken: `IntakeTelemetry`. */
export const INTAKE_TELEMETRY = Symbol('INTAKE_TELEMETRY');
export interface IntakeTelemetry {
  readonly metrics: Pick<Metrics, 'add'>;
  readonly tracing: Pick<Tracing, 'contexts' | 'spans'>;
}

/** What becomes of events that have their form: those over their player's limit are left out, the others are written. */
@Injectable()
export class EventIntake {
  constructor(
    @Inject(EventRates) private readonly rates: EventRates,
    @Inject(EventWriter) private readonly writer: EventWriter,
    @Inject(INTAKE_TELEMETRY) private readonly telemetry: IntakeTelemetry,
  ) {}

  /** Rejects with a 429 when all were throttled, with a 503 when Kafka took none. */
  async take(events: readonly ReadEvent[], receipt: Receipt): Promise<EventResults> {
    const waitsMs = this.rates.waitsMs(
      events.map(({ event: { type, data } }) => ({ type, playerId: (data as Said).playerId })),
    );
    const isWritten = await this.write(
      events.filter((_, place) => waitsMs[place] === 0),
      receipt,
    );
    const results = events.map(({ event: { id } }, place): Result => {
      const waitMs = waitsMs[place] ?? 0;
      if (waitMs > 0) return { id, status: 'throttled', retryAfterMs: waitMs };
      return isWritten.shift() ? { id, status: 'accepted' } : { id, status: 'retry', retryAfterMs };
    });
    this.count(events, results);
    return acceptedSome(results);
  }

  private async write(events: readonly ReadEvent[], receipt: Receipt): Promise<boolean[]> {
    if (events.length === 0) return [];
    const { tracing } = this.telemetry;
    const records = events.map((event) => toRecord(event, receipt, tracing.contexts));
    const written = await this.writer.write(records);
    const sent = events.map((event, place) => ({
      record: records[place]!,
      parent: traceGiven(event, receipt),
      ...(written[place] ? {} : { error: 'not acknowledged' }),
    }));
    recordSends(tracing, sent, receipt.nowMs);
    return [...written];
  }

  private count(events: readonly ReadEvent[], results: readonly Result[]): void {
    for (const [place, { event }] of events.entries())
      this.telemetry.metrics.add('http.events', 1, {
        type: event.type,
        status: results[place]?.status ?? 'retry',
      });
  }
}

const acceptedSome = (results: Result[]): EventResults => {
  const has = (status: Result['status']): boolean => results.some((one) => one.status === status);
  if (results.length === 0 || has('accepted')) return { results };
  const waitMs = Math.max(...results.map((one) => one.retryAfterMs ?? 0));
  const isAway = has('retry');
  throw new Problem(isAway ? 503 : 429, {
    detail: isAway ? 'Kafka does not take events now.' : 'Too many events of each of these players.',
    retryAfterS: Math.ceil(waitMs / 1_000),
  });
};
