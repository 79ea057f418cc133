import { connect } from 'node:net';
import { playerActivity } from '@treasure-hunt/contracts';
import { headerText } from '@treasure-hunt/shards';
import { Deployment } from '@treasure-hunt/service/testing';
import { moved, postEvents } from '../testing/events.js';
import { startGateway } from '../testing/gateway.js';
import type { EventResults } from './event-results.js';

describe('events over HTTP', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await Deployment.open(2);
  }, 60_000);
  afterAll(() => deployment.close(), 60_000);

  it('throttles the player who sends too much, writes nothing of that, and takes what others send beside it', async () => {
    const strict = await startGateway(deployment, { RATE_PLAYER_MOVED: '1:2' });
    const much = ['r1', 'r2', 'r3', 'r4'].map((id) => moved(id, 'rex'));
    const { results } = (await (
      await postEvents(strict.url, [...much, moved('s1', 'sue')])
    ).json()) as EventResults;
    expect(results.map(({ status }) => status)).toEqual([
      'accepted',
      'accepted',
      'throttled',
      'throttled',
      'accepted',
    ]);
    const [third = 0, fourth = 0] = results.slice(2).map(({ retryAfterMs }) => retryAfterMs);
    expect(fourth).toBeGreaterThan(third);
    // Both at once: one has all that the player may send, whichever comes first, and the other nothing.
    const [t, u] = ['t', 'u'].map((name) => [1, 2].map((n) => moved(`${name}${n}`, 'tom')));
    const both = await Promise.all([postEvents(strict.url, t!), postEvents(strict.url, u!)]);
    const [taken, refused] = both.toSorted((a, b) => a.status - b.status);
    expect([taken?.status, refused?.status]).toEqual([202, 429]);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    await strict.stop();
    const written = await deployment.read(playerActivity);
    const ids = written.map(({ headers }) => headerText(headers, 'ce_id') ?? '');
    const all = taken === both[0] ? ['t1', 't2'] : ['u1', 'u2'];
    expect(ids.filter((id) => /^[r-u]\d$/.test(id)).sort()).toEqual(['r1', 'r2', 's1', ...all]);
  }, 30_000);

  it('refuses what comes while too much is in hand, before it is read, and takes more when that has gone', async () => {
    const small = await startGateway(deployment, { EVENTS_IN_HAND_MB: '1' });
    const slow = connect(Number(new URL(small.url).port), '127.0.0.1');
    slow.on('error', () => undefined);
    const head = ['POST /v1/events HTTP/1.1', 'host: x', 'content-type: application/json'];
    slow.write([...head, `content-length: ${1024 * 1024}`, '', '['].join('\r\n'));
    const one = moved('u1', 'una');
    const refused = await eventuallyOf(() => postEvents(small.url, one), 503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    slow.destroy();
    await eventuallyOf(() => postEvents(small.url, one), 202);
    await small.stop();
  }, 30_000);
});

/** Asks until it is answered so; the test's own time limit ends it. */
const eventuallyOf = async (ask: () => Promise<Response>, status: number): Promise<Response> => {
  for (;;) {
    const response = await ask();
    if (response.status === status) return response;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
