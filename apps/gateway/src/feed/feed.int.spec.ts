import { Deployment } from '@treasure-hunt/service/testing';
import { tokenOf } from '../testing/events.js';
import { startGateway } from '../testing/gateway.js';

describe('feeds over HTTP', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await Deployment.open(1);
  }, 60_000);
  afterAll(() => deployment.close(), 60_000);

  it('opens no more feeds than there may be, and no more for one player', async () => {
    const small = await startGateway(deployment, { MAX_FEEDS: '3', MAX_FEEDS_PER_PLAYER: '2' });
    const opened: Response[] = [];
    const open = async (playerId: string): Promise<[number, boolean]> => {
      const headers = { authorization: `Bearer ${await tokenOf(small.url, playerId)}` };
      const response = await fetch(`${small.url}/v1/players/${playerId}/feed`, { headers });
      opened.push(response);
      return [response.status, response.headers.has('retry-after')];
    };
    expect([await open('kim'), await open('kim'), await open('kim')]).toEqual([
      [200, false],
      [200, false],
      [429, true],
    ]);
    expect([await open('leo'), await open('mia')]).toEqual([
      [200, false],
      [503, true],
    ]);
    for (const { body } of opened) await body?.cancel();
    await small.stop();
  }, 30_000);
});
