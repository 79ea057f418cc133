import fc from 'fast-check';
import { Player, type Fetch } from '../index.js';
import { fact, place } from '../testing/fake-gateway.js';

/** What becomes of one connection. */
type Fate =
  | { readonly is: 'refused'; readonly status: 401 | 429 | 503 }
  | { readonly is: 'unreached' }
  | { readonly is: 'cut'; readonly afterBytes: number; readonly ends: boolean; readonly chunk: number };

const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.record({ is: fc.constant('refused' as const), status: fc.constantFrom(401, 429, 503) }),
  fc.record({ is: fc.constant('unreached' as const) }),
  fc.record({
    is: fc.constant('cut' as const),
    afterBytes: fc.nat(900),
    ends: fc.boolean(),
    chunk: fc.integer({ min: 1, max: 200 }),
  }),
);

/** A log: numbers of facts, where an earlier number is said again, and undefined where another player is told something. */
const log = fc.array(fc.option(fc.nat(12), { nil: undefined }), { minLength: 1, maxLength: 25 });

const told = (entries: readonly (number | undefined)[], from: number): string =>
  place(String(from)) +
  entries
    .map((n, offset) => ({ n, offset }))
    .slice(from + 1)
    .map(({ n, offset }) =>
      n === undefined ? place(String(offset)) : fact(String(offset), `f${n}`, { data: { said: `é€😀${n}` } }),
    )
    .join('');

const streamed = (text: string, { afterBytes, ends, chunk }: Fate & { readonly is: 'cut' }): Response => {
  const bytes = new TextEncoder().encode(text).subarray(0, afterBytes);
  let at = 0;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += chunk)));
    else if (ends) controller.close();
    else controller.error(new TypeError('terminated'));
  };
  return new Response(new ReadableStream({ pull }));
};

const isUnauthorized = (fate: Fate | undefined): boolean => fate?.is === 'refused' && fate.status === 401;

/** A gateway that holds a log, and whose connections have these fates; then one that holds. */
const gatewayOf = (entries: readonly (number | undefined)[], fates: readonly Fate[]): Fetch => {
  const coming = [...fates];
  return async (_, { headers }) => {
    const from = Number((headers as Readonly<Record<string, string>>)['last-event-id']);
    const next: Fate = coming.shift() ?? { is: 'cut', afterBytes: Infinity, ends: true, chunk: 64 };
    switch (next.is) {
      case 'refused':
        // A token is asked for once: that the new one is refused, too, would be final.
        while (next.status === 401 && isUnauthorized(coming[0])) coming.shift();
        return new Response('{}', { status: next.status });
      case 'unreached':
        throw new TypeError('fetch failed');
      case 'cut':
        return streamed(told(entries, from), next);
    }
  };
};

it(
  'leaves out nothing and tells nothing twice, wherever its connections are cut',
  () =>
    fc.assert(
      fc.asyncProperty(log, fc.array(fate, { maxLength: 8 }), async (entries, fates) => {
        const expected = [...new Set(entries.flatMap((n) => (n === undefined ? [] : [`f${n}`])))];
        const patience = { firstDelayMs: 0, maxDelayMs: 0 };
        const fetch = gatewayOf(entries, fates);
        const player = new Player({
          url: 'http://gateway',
          playerId: 'ada',
          token: () => 't',
          patience,
          fetch,
        });
        const abort = new AbortController();
        const ids: string[] = [];
        // The whole log was told when a connection has ended behind its last entry.
        const places: string[] = [];
        const onOpen = (place: string): void => {
          places.push(place);
          if (place === String(entries.length - 1)) abort.abort();
        };
        const options = { signal: abort.signal, lastEventId: '-1', onOpen };
        for await (const item of player.feed(options)) if ('id' in item) ids.push(item.id);
        expect(ids).toEqual(expected);
        expect(places.map(Number)).toEqual(places.map(Number).sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    ),
  60_000,
);

it('remembers what it told over a bounded number of facts', async () => {
  const { Seen } = await import('./seen.js');
  const seen = new Seen(2);
  expect(['a', 'b', 'a', 'c', 'b', 'c', 'a'].map((id) => seen.isNew(id))).toEqual([
    true,
    true,
    false,
    true,
    false,
    false,
    true,
  ]);
});
