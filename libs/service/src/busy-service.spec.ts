import { probeWhileBlocked } from './testing/probe-blocked.js';
import { endAll, Running } from './testing/running.js';

/** Processes start slowly on a machine that has other things to do. */
const patienceMs = 30_000;

afterEach(endAll, patienceMs);

describe('a service whose main thread has too much to do', () => {
  it(
    'answers every probe while its main thread is blocked for 5 s: it is alive, and soon not ready',
    async () => {
      const service = new Running('tiny-service', {});
      const [startup, ready, live] = await probeWhileBlocked(await service.said('ready'), 5_000);
      expect(startup?.answers).toEqual(new Set(['200 ready', '200 degraded']));
      expect(ready?.answers).toEqual(new Set(['200 ready', '503 degraded']));
      expect(live?.answers).toEqual(new Set(['200 ready', '200 degraded']));
    },
    patienceMs,
  );

  it(
    'refuses requests while its event loop is late, says so, and takes them again',
    async () => {
      const service = new Running('tiny-service', {});
      const { httpUrl, healthUrl } = await service.said('ready');
      const hello = () => fetch(`${String(httpUrl)}/hello`);
      const reasons = async () =>
        ((await (await fetch(`${String(healthUrl)}/health/ready`)).json()) as { reasons: string[] }).reasons;
      const saturated = fetch(`${String(httpUrl)}/saturate?ms=5000`);
      let refused = await hello();
      while (refused.ok) refused = await hello();
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
      const late = 'The event loop is late; requests are refused.';
      while (!(await reasons()).includes(late));
      expect((await saturated).status).toBe(200);
      while (!(await hello()).ok);
      while ((await reasons()).length > 0);
    },
    patienceMs,
  );
});
