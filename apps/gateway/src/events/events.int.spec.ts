import { playerActivity } from '@treasure-hunt/contracts';
import { headerText } from '@treasure-hunt/shards';
import { Deployment } from '../testing/deployment.js';
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
    const again = await postEvents(strict.url, much.slice(2));
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0);
    await strict.stop();
    const written = await deployment.read(playerActivity);
    const ids = written.map(({ headers }) => headerText(headers, 'ce_id') ?? '');
    expect(ids.filter((id) => /^[rs]\d$/.test(id)).sort()).toEqual(['r1', 'r2', 's1']);
  }, 30_000);
});
