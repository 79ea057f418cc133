import { headersOf, partitionOf } from '@treasure-hunt/contracts';
import type { LogRecord } from '@treasure-hunt/shards';
import fc from 'fast-check';
import { cursorText } from './cursor.js';
import { Feed, type FeedSignals } from './feed.js';
import type { Outlet } from './subscription.js';

const partitions = 2;
const limits = { maxBytes: 1_000_000, maxAgeMs: 60_000 };
const home = partitionOf('ada', partitions);
const until = Number.MAX_SAFE_INTEGER;

const record = (offset: number, playerId = 'ada', timestampMs = Date.now()): LogRecord => ({
  offset,
  timestampMs,
  key: Buffer.from(playerId),
  value: Buffer.from(JSON.stringify({ playerId, n: offset })),
  headers: headersOf({ id: `id-${offset}`, type: 'clue.assigned', source: '/hunt/clue-solving', timeMs: 0 }),
});

/** A client that takes `room` writes at a time. */
class Client implements Outlet {
  text = '';
  ended = false;
  constructor(public room = Number.POSITIVE_INFINITY) {}
  write(text: string): boolean {
    this.text += text;
    this.room -= 1;
    return this.room > 0;
  }
  end(): void {
    this.ended = true;
  }
  get told(): number[] {
    return [...this.text.matchAll(/"n":(\d+)/g)].map(([, n]) => Number(n));
  }
  get lastId(): string | undefined {
    return [...this.text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1];
  }
}

const signals = () => {
  const seen = { open: 0, slow: 0 };
  const of: FeedSignals = { open: (count) => (seen.open = count), slow: () => (seen.slow += 1) };
  return { seen, of };
};
const feedFrom = (end: number) => new Feed([end, end], limits, signals().of);

describe('a feed', () => {
  it('tells one player what is said to them from now on, as structured CloudEvents', () => {
    const feed = feedFrom(0);
    const client = new Client();
    feed.take(home, [record(0)]);
    feed.subscribe({ playerId: 'ada', until }, client);
    feed.take(home, [record(1), record(2, 'bob'), record(3)]);
    expect(client.told).toEqual([1, 3]);
    const [event = ''] = client.text.split('\n\n').slice(-2);
    expect(event).toContain(`id: ${cursorText({ partition: home, offset: 3 })}\nevent: clue.assigned\n`);
    expect(JSON.parse(event.slice(event.indexOf('data: ') + 6))).toEqual({
      specversion: '1.0',
      id: 'id-3',
      type: 'clue.assigned',
      source: '/hunt/clue-solving',
      time: '1970-01-01T00:00:00.000Z',
      data: { playerId: 'ada', n: 3 },
    });
  });

  it('goes on behind the last event without a gap and without saying anything twice', () =>
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(30), (before, missed, after) => {
        const feed = feedFrom(0);
        const first = new Client();
        const cut = feed.subscribe({ playerId: 'ada', until }, first);
        const all = Array.from({ length: before + missed + after }, (_, offset) =>
          record(offset, offset % 3 ? 'ada' : 'bob'),
        );
        feed.take(home, all.slice(0, before));
        feed.closed(cut);
        feed.take(home, all.slice(before, before + missed));
        const second = new Client();
        feed.subscribe({ playerId: 'ada', until, lastEventId: first.lastId }, second);
        feed.take(home, all.slice(before + missed));
        const expected = all.filter(({ key }) => key?.toString() === 'ada').map(({ offset }) => offset);
        expect([...first.told, ...second.told]).toEqual(expected);
      }),
    ));

  it('waits for a slow client and loses nothing meanwhile', () => {
    const feed = feedFrom(0);
    const client = new Client(2);
    const subscription = feed.subscribe({ playerId: 'ada', until }, client);
    feed.take(
      home,
      [0, 1, 2, 3].map((offset) => record(offset)),
    );
    expect(client.told).toEqual([0]);
    client.room = 2;
    feed.drained(subscription);
    client.room = 9;
    feed.drained(subscription);
    feed.take(home, [record(4)]);
    expect(client.told).toEqual([0, 1, 2, 3, 4]);
  });

  it('lets a client go that is left behind by the ring, or takes nothing for long', () => {
    const { seen, of } = signals();
    const feed = new Feed([0, 0], { ...limits, maxBytes: 1_000 }, of);
    const behind = new Client(1);
    const subscription = feed.subscribe({ playerId: 'ada', until }, behind);
    feed.take(
      home,
      Array.from({ length: 50 }, (_, offset) => record(offset)),
    );
    feed.drained(subscription);
    const silent = new Client(1);
    feed.subscribe({ playerId: 'ada', until }, silent);
    feed.tend(Date.now() + 31_000);
    expect([behind.ended, silent.ended]).toEqual([true, true]);
    expect(seen).toEqual({ open: 0, slow: 2 });
  });

  it('tells a client to look anew whose place is not known any more', () => {
    for (const lastEventId of [
      cursorText({ partition: home, offset: 3 }),
      cursorText({ partition: 1 - home, offset: 99 }),
      cursorText({ partition: home, offset: 100 }),
      cursorText({ partition: home, offset: 99_999 }),
      '?',
    ]) {
      const feed = feedFrom(100);
      const client = new Client();
      feed.subscribe({ playerId: 'ada', until, lastEventId }, client);
      feed.take(home, [record(100)]);
      expect(client.text).toContain('event: reset\n');
      expect(client.told).toEqual([100]);
    }
  });

  it('keeps the place of a silent client young enough to be resumed from', () => {
    const feed = new Feed([0, 0], { ...limits, maxBytes: 1_000 }, signals().of);
    const client = new Client();
    const subscription = feed.subscribe({ playerId: 'ada', until }, client);
    feed.take(
      home,
      Array.from({ length: 50 }, (_, offset) => record(offset, 'bob')),
    );
    feed.tend(Date.now());
    feed.closed(subscription);
    feed.take(home, [record(50)]);
    const again = new Client();
    feed.subscribe({ playerId: 'ada', until, lastEventId: client.lastId }, again);
    expect(again.text).not.toContain('reset');
    expect(again.told).toEqual([50]);
  });

  it('keeps everybody alive in turns, a part of them at once', () => {
    const feed = feedFrom(0);
    const clients = Array.from({ length: 10 }, () => new Client());
    for (const client of clients) feed.subscribe({ playerId: 'ada', until }, client);
    const kept = () => clients.filter(({ text }) => text.includes('keep-alive')).length;
    const after = [0.3, 0.3, 0.3, 0.1].map((share) => {
      feed.tend(Date.now(), share);
      return kept();
    });
    expect(after).toEqual([3, 6, 9, 10]);
  });

  it('ends with the token', () => {
    const feed = feedFrom(0);
    const client = new Client();
    feed.subscribe({ playerId: 'ada', until: 1_000 }, client);
    feed.tend(1_001);
    expect(client.ended).toBe(true);
    expect(feed.openFeeds).toBe(0);
  });
});
