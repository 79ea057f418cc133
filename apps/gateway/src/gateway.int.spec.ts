import {
  headersOf,
  partitionOf,
  playerActivity,
  playerFeed,
  playerView,
  solutionAttempts,
} from '@treasure-hunt/contracts';
import { headerText } from '@treasure-hunt/shards';
import { openApi } from './open-api.js';
import { Deployment } from '@treasure-hunt/service/testing';
import { TestEventSource } from './testing/event-source.js';
import { moved } from './testing/events.js';
import { apiKey, startGateway, type RunningGateway } from './testing/gateway.js';

const backend = { authorization: `Bearer ${apiKey}` };
describe('the gateway', () => {
  let deployment: Deployment;
  let gateway: RunningGateway;

  beforeAll(async () => {
    deployment = await Deployment.open(2);
    gateway = await startGateway(deployment);
  }, 60_000);
  afterAll(async () => {
    await gateway.stop();
    await deployment.close();
  }, 60_000);

  const post = (body: unknown, headers: Record<string, string> = backend, type = 'application/json') =>
    fetch(`${gateway.url}/v1/events`, {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body: JSON.stringify(body),
    });
  const tokenOf = async (playerId: string): Promise<string> => {
    const response = await fetch(`${gateway.url}/v1/players/${playerId}/tokens`, {
      method: 'POST',
      headers: backend,
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { token: string }).token;
  };
  /** Says something to players, as the stages do. */
  const say = (playerId: string, ns: readonly number[]): Promise<void> =>
    deployment.kafka.sender().send(
      ns.map((n) => ({
        topic: deployment.topicPrefix + playerFeed.name,
        partition: partitionOf(playerId, deployment.partitions),
        key: playerId,
        value: JSON.stringify({ n }),
        headers: headersOf({ id: `f${n}`, type: 'clue.queued', source: '/hunt/clue-solving', timeMs: 0 }),
      })),
    );
  const numbers = (source: TestEventSource) =>
    source.told.map(({ data }) => (data as { data: { n: number } }).data.n);

  it('writes events to their topics, and answers when they are there', async () => {
    const attempted = {
      ...moved('h3', 'ada'),
      type: 'solution.attempted',
      data: {
        attemptId: 'a',
        clueId: 'c',
        playerId: 'ada',
        assignmentId: 's',
        answer: 'lion',
        at: '2026-06-01T18:00:00Z',
      },
    };
    const response = await post([moved('h1', 'ada'), moved('h2', 'bob'), attempted]);
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({
      results: ['h1', 'h2', 'h3'].map((id) => ({ id, status: 'accepted' })),
    });
    const activity = await deployment.read(playerActivity);
    expect(
      activity.map(({ key, headers }) => [key?.toString(), headerText(headers, 'ce_id')]).sort(),
    ).toEqual([
      ['ada', 'h1'],
      ['bob', 'h2'],
    ]);
    const [attempt] = await deployment.read(solutionAttempts);
    expect(attempt?.key?.toString()).toBe('c');
    expect(JSON.parse(attempt?.value?.toString() ?? '')).toEqual(attempted.data);
  }, 30_000);

  it('takes CloudEvents under their own media types, and the key in either header', async () => {
    const one = await post(moved('m1', 'cleo'), { 'x-api-key': apiKey }, 'application/cloudevents+json');
    const many = await post(
      [moved('m2', 'cleo')],
      backend,
      'application/cloudevents-batch+json; charset=utf-8',
    );
    expect([one.status, many.status]).toEqual([202, 202]);
  }, 30_000);

  it('writes nothing where one of the events is at fault', async () => {
    const wrong = { ...moved('x2', 'dora'), data: { playerId: 'dora', position: { lat: 91, lon: 0 } } };
    const response = await post([moved('x1', 'dora'), wrong]);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 400,
      instance: '/v1/events',
      faults: [
        { index: 1, path: 'data.at' },
        { index: 1, path: 'data.position.lat' },
      ],
    });
    const activity = await deployment.read(playerActivity);
    expect(activity.filter(({ key }) => key?.toString() === 'dora')).toEqual([]);
  }, 30_000);

  it('refuses an event of the day after tomorrow at once', async () => {
    const ahead = { ...moved('t2', 'dora').data, at: new Date(Date.now() + 48 * 3_600_000).toISOString() };
    const response = await post([moved('t1', 'dora'), { ...moved('t2', 'dora'), data: ahead }]);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ faults: [{ index: 1, path: 'data.at' }] });
  }, 30_000);

  it('refuses too many, too much, and whoever has no key', async () => {
    const many = Array.from({ length: 1_001 }, (_, n) => moved(`n${n}`, 'eve'));
    const statuses = [
      post(many),
      post({ ...moved('b', 'eve'), note: 'x'.repeat(1_100_000) }),
      post(moved('k', 'eve'), {}),
    ];
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([413, 413, 401]);
  }, 30_000);

  it('tells a player what is said to them, and goes on in another process without a gap or a repeat', async () => {
    const token = await tokenOf('fay');
    const authorization = { authorization: `Bearer ${token}` };
    const first = await TestEventSource.open(`${gateway.url}/v1/players/fay/feed`, authorization);
    await first.opened();
    await say('fay', [1, 2]);
    await say('gus', [99]);
    await first.until(2);
    await first.close();
    await say('fay', [3, 4]);
    const another = await startGateway(deployment);
    const resuming = { ...authorization, 'last-event-id': first.lastEventId ?? '' };
    const second = await TestEventSource.open(`${another.url}/v1/players/fay/feed`, resuming);
    await second.until(2);
    await say('fay', [5]);
    await second.until(3);
    expect([...numbers(first), ...numbers(second)]).toEqual([1, 2, 3, 4, 5]);
    expect(second.told[0]).toMatchObject({
      event: 'clue.queued',
      data: {
        specversion: '1.0',
        id: 'f3',
        type: 'clue.queued',
        source: '/hunt/clue-solving',
        data: { n: 3 },
      },
    });
    await another.stop();
    await second.ended();
  }, 60_000);

  it('opens a feed for its player only, by header or by query', async () => {
    const token = await tokenOf('hal');
    const status = async (path: string, headers = {}) => {
      const abort = new AbortController();
      const response = await fetch(`${gateway.url}${path}`, { headers, signal: abort.signal });
      abort.abort();
      return response.status;
    };
    expect(await status(`/v1/players/hal/feed?access_token=${token}`)).toBe(200);
    expect(await status('/v1/players/ida/feed', { authorization: `Bearer ${token}` })).toBe(401);
    expect(await status('/v1/players/hal/feed', backend)).toBe(401);
    expect(await status('/v1/players/hal/feed')).toBe(401);
    expect(await status('/v1/players/hal', { authorization: `Bearer ${token}` })).toBe(200);
    expect(await status('/v1/players/ida', { authorization: `Bearer ${token}` })).toBe(401);
  }, 30_000);

  it('shows an empty view of a player to whom nothing was said', async () => {
    const response = await fetch(`${gateway.url}/v1/players/jo`, { headers: backend });
    const view: unknown = await response.json();
    expect(playerView.parse(view)).toMatchObject({
      playerId: 'jo',
      asOf: null,
      held: [],
      wallet: { balances: {} },
    });
  }, 30_000);

  it('says what it can be asked to anybody who asks', async () => {
    const response = await fetch(`${gateway.url}/openapi.json`);
    expect([response.status, await response.json()]).toEqual([200, openApi]);
  });

  it('issues no token under a name that no player can have', async () => {
    const response = await fetch(`${gateway.url}/v1/players/a%20b/tokens`, {
      method: 'POST',
      headers: backend,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ faults: [{ path: 'id' }] });
  });
});
