import { FaultyEvents, GameBackend, NotAccepted, Refused, type CloudEvent, type GameEvent } from './index.js';
import { broken, FakeGateway, json, type Answer } from './testing/fake-gateway.js';

const quick = { firstDelayMs: 1, maxDelayMs: 2_000 };
const backendAt = ({ url }: FakeGateway, tries = 8) =>
  new GameBackend({ url, apiKey: 'the-key', source: '/my-game', patience: { ...quick, tries } });

const scan = (playerId: string): GameEvent => ({
  type: 'player.acted',
  data: { playerId, at: '2026-12-01T18:00:00Z', action: 'scanned', targetId: 'qr-1' },
});
const idsOf = (body: unknown) => (body as readonly CloudEvent[]).map(({ id }) => id);

/** Answers each event by its place in the request. */
const results =
  (...statuses: readonly string[]): Answer =>
  (got, response) =>
    json(202, {
      results: idsOf(got.body).map((id, n) => ({ id, status: statuses[n] ?? 'accepted', retryAfterMs: 1 })),
    })(got, response);

describe('sending events', () => {
  it('sends a CloudEvent with what was left out, under the key, and tells its id', async () => {
    await using gateway = await FakeGateway.start(results());
    const [sent] = await backendAt(gateway).send(scan('ada'));
    const [got] = gateway.got;
    expect(got).toMatchObject({ path: 'POST /v1/events', bearer: 'the-key' });
    expect(got?.body).toEqual([sent]);
    expect(sent).toMatchObject({ ...scan('ada'), specversion: '1.0', source: '/my-game' });
    expect(sent?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps the id that was chosen', async () => {
    await using gateway = await FakeGateway.start(results());
    expect(await backendAt(gateway).send({ ...scan('ada'), id: 'scan-1' })).toMatchObject([{ id: 'scan-1' }]);
  });

  it('sends again what was not accepted, and only that, under the same ids', async () => {
    await using gateway = await FakeGateway.start(results('accepted', 'throttled', 'retry'), results());
    const sent = await backendAt(gateway).send([scan('ada'), scan('bob'), scan('cleo')]);
    const ids = sent.map(({ id }) => id);
    expect(gateway.got.map(({ body }) => idsOf(body))).toEqual([ids, ids.slice(1)]);
  });

  it('sends everything again, under the same ids, after a cut connection, a 429 and a 503', async () => {
    const away = json(503, { detail: 'Kafka is away.' }, { 'retry-after': '0' });
    await using gateway = await FakeGateway.start(broken, away, json(429, {}), results());
    const sent = await backendAt(gateway).send([scan('ada'), scan('bob')]);
    const ids = sent.map(({ id }) => id);
    expect(gateway.got.map(({ body }) => idsOf(body))).toEqual([ids, ids, ids, ids]);
  });

  it('does not come back before Retry-After', async () => {
    const { jest } = import.meta;
    jest.useFakeTimers();
    try {
      const answers = [
        new Response('{}', { status: 503, headers: { 'retry-after': '2' } }),
        new Response(JSON.stringify({ results: [{ status: 'retry', retryAfterMs: 1_500 }] })),
        new Response(JSON.stringify({ results: [{ status: 'accepted' }] })),
      ];
      let requests = 0;
      const fetch = async (): Promise<Response> => answers[requests++]!;
      const sending = new GameBackend({ url: 'http://gateway', apiKey: 'k', patience: quick, fetch }).send(
        scan('ada'),
      );
      const seenAfter: number[] = [];
      for (const ms of [1_999, 1, 1_499, 1]) {
        await jest.advanceTimersByTimeAsync(ms);
        seenAfter.push(requests);
      }
      expect(seenAfter).toEqual([1, 2, 2, 3]);
      await sending;
    } finally {
      jest.useRealTimers();
    }
  });

  it('gives up in the end, with the events that are left and how long to wait', async () => {
    await using gateway = await FakeGateway.start(results('accepted', 'retry'), results('retry'));
    const error: unknown = await backendAt(gateway, 2)
      .send([scan('ada'), { ...scan('bob'), id: 'b' }])
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotAccepted);
    expect(error).toMatchObject({ events: [{ ...scan('bob'), id: 'b' }], retryAfterMs: 1 });
    expect(gateway.got).toHaveLength(2);
  });

  it('gives up at once where it is asked to wait for longer than its patience', async () => {
    await using gateway = await FakeGateway.start(json(503, {}, { 'retry-after': '3600' }));
    const error: unknown = await backendAt(gateway)
      .send({ ...scan('ada'), id: 'a' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotAccepted);
    expect(error).toMatchObject({ events: [{ id: 'a' }], retryAfterMs: 3_600_000 });
    expect(gateway.got).toHaveLength(1);
  });

  it('hands the events back, with their ids, when the caller gives up', async () => {
    const abort = new AbortController();
    await using gateway = await FakeGateway.start(() => abort.abort());
    const error: unknown = await backendAt(gateway)
      .send(scan('ada'), { signal: abort.signal })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotAccepted);
    expect((error as NotAccepted).events).toEqual(gateway.got[0]?.body);
  });

  it('rejects with all faults of form, by the places that the caller knows, and tries no more', async () => {
    const faults = [
      { index: 0, path: 'data.at', reason: 'is missing' },
      { index: 1, path: 'type', reason: 'is unknown' },
    ];
    await using gateway = await FakeGateway.start(
      results('accepted', 'retry', 'retry'),
      json(400, { detail: 'Nothing was written.', faults }),
    );
    const sending = backendAt(gateway).send([scan('ada'), scan('bob'), scan('cleo')]);
    const error: unknown = await sending.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FaultyEvents);
    expect((error as FaultyEvents).faults).toEqual(faults.map((one) => ({ ...one, index: one.index + 1 })));
    expect(gateway.got).toHaveLength(2);
  });

  it('tries no more where its key is refused', async () => {
    await using gateway = await FakeGateway.start(json(401, { detail: 'An API key is needed.' }));
    await expect(backendAt(gateway).send(scan('ada'))).rejects.toThrow(Refused);
    expect(gateway.got).toHaveLength(1);
  });

  it('sends nothing of more than 1,000 events', async () => {
    await using gateway = await FakeGateway.start(results());
    const many = Array.from({ length: 1_001 }, () => scan('ada'));
    await expect(backendAt(gateway).send(many)).rejects.toThrow(RangeError);
    expect(await backendAt(gateway).send(many.slice(1))).toHaveLength(1_000);
    expect(gateway.got).toHaveLength(1);
  });
});

it('gets the token of a player, again after a 503', async () => {
  const issued = { playerId: 'a:b', token: 't', expiresAt: '2026-12-01T18:15:00.000Z' };
  await using gateway = await FakeGateway.start(json(503, {}), json(201, issued));
  expect(await backendAt(gateway).token('a:b')).toEqual(issued);
  expect(gateway.got[1]).toMatchObject({ path: 'POST /v1/players/a%3Ab/tokens', bearer: 'the-key' });
});
