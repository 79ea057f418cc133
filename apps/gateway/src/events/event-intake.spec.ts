import { untraced } from '@treasure-hunt/telemetry';
import { EventIntake } from './event-intake.js';
import { EventRates } from './event-rates.js';
import type { EventWriter } from './event-writer.js';
import { readEvents } from './read-events.js';
import { moved } from '../testing/events.js';

const { jest } = import.meta;
beforeEach(() => jest.useFakeTimers()); // Tokens come with time.
afterEach(() => jest.useRealTimers());

const receipt = { topicPrefix: '', partitions: 1, nowMs: Date.parse('2026-06-01T18:00:00Z') };

/** What becomes of a fix of Ada's and two of Bob's, each of whom may send so many, where Kafka takes those in these places. */
const resultsOf = (burst: number, taken: readonly boolean[]) => {
  const { events } = readEvents([moved('a1', 'ada'), moved('b1', 'bob'), moved('b2', 'bob')], receipt.nowMs);
  const rates = new EventRates({ 'player.moved': { perS: 1, burst } });
  const writer = { write: (records: readonly unknown[]) => Promise.resolve(taken.slice(0, records.length)) };
  const telemetry = { metrics: { add: () => undefined }, tracing: untraced };
  return new EventIntake(rates, writer as unknown as EventWriter, telemetry).take(events, receipt);
};
const retry = { status: 'retry', retryAfterMs: 2_000 };
const accepted = { status: 'accepted' };

describe('the result of each event', () => {
  it('says which are to be sent again where Kafka took only some', async () =>
    expect(await resultsOf(2, [false, true, true])).toEqual({
      results: [
        { id: 'a1', ...retry },
        { id: 'b1', ...accepted },
        { id: 'b2', ...accepted },
      ],
    }));

  it('stays with its event where one before it was throttled, too', async () =>
    expect(await resultsOf(1, [true, false])).toEqual({
      results: [
        { id: 'a1', ...accepted },
        { id: 'b1', ...retry },
        { id: 'b2', status: 'throttled', retryAfterMs: 1_000 },
      ],
    }));

  it('is that of the request where Kafka took none', async () =>
    expect(resultsOf(1, [false, false])).rejects.toMatchObject({ status: 503, details: { retryAfterS: 2 } }));
});
