import { connect } from 'node:net';
import { endAll, Running } from './testing/running.js';

/** Processes start slowly on a machine that has other things to do. */
const patienceMs = 30_000;

afterEach(endAll, patienceMs);

const statusOf = async (url: unknown): Promise<number> => (await fetch(String(url))).status;

const isOpen = async (url: unknown): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = connect(Number(new URL(String(url)).port), '127.0.0.1');
  probe.on('connect', () => resolve(true)).on('error', () => resolve(false));
  const wasOpen = await promise;
  probe.destroy();
  return wasOpen;
};

describe('a service', () => {
  it(
    'prints its settings, then that it is ready and where, and works there',
    async () => {
      const service = new Running('tiny-service', { INSTANCE: 'tiny-1', LOG_LEVEL: 'error' });
      const ready = await service.said('ready');
      expect(service.saidInOrder).toEqual(['settings', 'ready']);
      expect(service.lines[0]?.['settings']).toMatchObject({ INSTANCE: 'tiny-1', DRAIN_TIMEOUT_MS: '20000' });
      const url: unknown = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(ready).toMatchObject({
        service: 'tiny',
        instance: 'tiny-1',
        pid: service.pid,
        healthUrl: url,
        httpUrl: url,
      });
      expect(ready['metricsUrl']).toBe(`${String(ready['healthUrl'])}/metrics`);
      expect(await (await fetch(`${String(ready['httpUrl'])}/hello`)).json()).toEqual({ hello: 'world' });
      expect(await statusOf(`${String(ready['healthUrl'])}/health/ready`)).toBe(200);
    },
    patienceMs,
  );

  it(
    'takes JSON and nothing else',
    async () => {
      const service = new Running('tiny-service', {});
      const { httpUrl } = await service.said('ready');
      const post = (type: string) =>
        fetch(`${String(httpUrl)}/echo`, {
          method: 'POST',
          headers: { 'content-type': type },
          body: '{"a":1}',
        });
      expect(await (await post('application/json; charset=utf-8')).json()).toEqual({ a: 1 });
      const others = ['application/x-www-form-urlencoded', 'text/plain', 'application/xml'];
      expect((await Promise.all(others.map(post))).map(({ status }) => status)).toEqual([415, 415, 415]);
    },
    patienceMs,
  );

  it(
    'takes a request that names a type and carries nothing',
    async () => {
      const service = new Running('tiny-service', {});
      const { httpUrl } = await service.said('ready');
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${String(httpUrl)}/echo`, { method: 'POST', headers });
      expect([answer.status, await answer.text()]).toEqual([201, '']);
    },
    patienceMs,
  );

  it(
    'ends in order on SIGTERM, and answers first what it has been asked',
    async () => {
      const service = new Running('tiny-service', {});
      const { httpUrl } = await service.said('ready');
      const slow = fetch(`${String(httpUrl)}/slow`);
      await service.said('slow began');
      service.tell('SIGTERM');
      await service.said('The service is not ready for work.');
      expect(await (await slow).json()).toEqual({ slow: true });
      expect(await service.ended).toBe(0);
      const end = service.saidInOrder.slice(
        service.saidInOrder.indexOf('Told to stop; finishing what is in hand.') + 1,
      );
      expect(end).toEqual([
        'The service is not ready for work.',
        'shards ended',
        'modules ended',
        'backends ended',
        'Everything has ended.',
      ]);
      await expect(fetch(`${String(httpUrl)}/hello`)).rejects.toThrow();
    },
    patienceMs,
  );

  it(
    'answers a request that was half sent when it began to end, instead of refusing it',
    async () => {
      const service = new Running('tiny-service', {});
      const { httpUrl } = await service.said('ready');
      const socket = connect(Number(new URL(String(httpUrl)).port), '127.0.0.1');
      const answers = socket.setEncoding('utf8')[Symbol.asyncIterator]();
      socket.write('GET /hello HTTP/1.1\r\nhost: tiny\r\n\r\nGET /hello HTTP/1.1\r\nhost: tiny\r\n');
      expect((await answers.next()).value).toContain('200 OK');
      service.tell('SIGTERM');
      while (await isOpen(httpUrl));
      socket.write('\r\n');
      expect((await answers.next()).value).toContain('200 OK');
      expect(await service.ended).toBe(0);
    },
    patienceMs,
  );

  it(
    'without HTTP says where its health is, and ends in order on SIGINT',
    async () => {
      const service = new Running('tiny-service', { ONLY_SHARDS: 'yes' });
      const ready = await service.said('ready');
      expect(ready).not.toHaveProperty('httpUrl');
      expect(await statusOf(`${String(ready['healthUrl'])}/health/live`)).toBe(200);
      service.tell('SIGINT');
      expect(await service.ended).toBe(0);
      expect(service.saidInOrder.slice(-4)).toEqual([
        'shards ended',
        'modules ended',
        'backends ended',
        'Everything has ended.',
      ]);
    },
    patienceMs,
  );

  it(
    'ends at once when it is told twice',
    async () => {
      const service = new Running('tiny-service', {});
      const { httpUrl } = await service.said('ready');
      const stuck = fetch(`${String(httpUrl)}/stuck`).catch(() => 'cut');
      await service.said('stuck began');
      service.tell('SIGTERM');
      await service.said('Told to stop; finishing what is in hand.');
      service.tell('SIGINT');
      expect(await service.ended).toBe(1);
      expect(await stuck).toBe('cut');
      expect(service.saidInOrder).not.toContain('shards ended');
    },
    patienceMs,
  );

  it(
    'gives up what does not end in time, and says what',
    async () => {
      const service = new Running('tiny-service', { DRAIN_TIMEOUT_MS: '50' });
      const { httpUrl } = await service.said('ready');
      const stuck = fetch(`${String(httpUrl)}/stuck`).catch(() => 'cut');
      await service.said('stuck began');
      service.tell('SIGTERM');
      expect(await service.ended).toBe(1);
      expect(await stuck).toBe('cut');
      expect(service.saidInOrder.at(-1)).toBe('Work did not end within 0.05 s: HTTP is still going on.');
    },
    patienceMs,
  );

  it(
    'does not start with a wrong setting, and says so in one sentence',
    async () => {
      const service = new Running('tiny-service', { HEALTH_PORT: 'none', DRAIN_TIMEOUT_M: '1' });
      expect(await service.ended).toBe(1);
      expect(service.lines.map(({ level, msg }) => [level, msg])).toEqual([
        ['fatal', 'HEALTH_PORT is "none", but must be a port from 0 to 65535, 0 for any that is free.'],
        ['fatal', 'DRAIN_TIMEOUT_M is not a setting; did you mean DRAIN_TIMEOUT_MS?'],
      ]);
    },
    patienceMs,
  );

  it(
    'ends when something fails that nobody handles, and says what',
    async () => {
      const service = new Running('tiny-service', {});
      const { httpUrl } = await service.said('ready');
      await fetch(`${String(httpUrl)}/fail`).catch(() => undefined);
      expect(await service.ended).toBe(1);
      expect(service.lines.at(-1)).toMatchObject({ level: 'fatal', err: { message: 'nobody handles this' } });
    },
    patienceMs,
  );

  it(
    'counts its HTTP requests by route',
    async () => {
      const service = new Running('tiny-service', {});
      const { httpUrl, metricsUrl } = await service.said('ready');
      await fetch(`${String(httpUrl)}/hello?of=world`);
      await fetch(`${String(httpUrl)}/somewhere/else`);
      const counted = async (): Promise<string> => {
        const text = await (await fetch(String(metricsUrl))).text();
        return text.includes('route="/hello"') && text.includes('route="none"') ? text : counted();
      };
      const text = await counted();
      expect(text).toContain('http_requests_total{method="GET",route="/hello",status="200"} 1');
      expect(text).toContain('http_requests_total{method="GET",route="none",status="404"} 1');
    },
    patienceMs,
  );
});
