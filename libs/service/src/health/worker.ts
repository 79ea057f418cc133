import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromHealth, HealthStart, ReadyState, ToHealth } from './messages.js';

const start = workerData as HealthStart;
const heartbeat = new BigInt64Array(start.heartbeat);
let state: ReadyState = start.state;
let metrics = '';

const blockedMs = (): number => Number((process.hrtime.bigint() - Atomics.load(heartbeat, 0)) / 1_000_000n);

const json = (response: ServerResponse, isWell: boolean, body: object): void => {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  response.writeHead(isWell ? 200 : 503, isWell ? headers : { ...headers, 'retry-after': '1' });
  response.end(JSON.stringify(body));
};

/** What is seen from here counts more than what the main thread said when it could. */
const seen = (): { readonly state: ReadyState['state'] | 'stuck' } & Omit<ReadyState, 'state'> => {
  const since = blockedMs();
  if (since <= start.lateLimitMs) return state;
  const reason = `The main thread has been blocked for more than ${Math.floor(since / 1_000)} s.`;
  const isStuck = since > start.blockedLimitMs;
  const degraded = state.state === 'starting' ? 'starting' : 'degraded';
  return {
    state: isStuck ? 'stuck' : degraded,
    ready: false,
    reasons: [...state.reasons, reason],
  };
};

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/health/startup': (response) => {
    const { state: now, reasons } = seen();
    const started = state.state !== 'starting';
    json(response, started, { state: now, started, reasons });
  },
  '/health/ready': (response) => {
    const now = seen();
    json(response, now.ready, now);
  },
  '/health/live': (response) => {
    const { state: now } = seen();
    json(response, now !== 'stuck', { state: now, live: now !== 'stuck', blockedMs: blockedMs() });
  },
  '/metrics': (response) => {
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(metrics);
  },
};

const server = createServer((request, response) => {
  const answer = answers[request.url?.split('?')[0] ?? ''];
  if (answer) return answer(response);
  response.writeHead(404).end();
});

const hear = (told: ToHealth): void => {
  switch (told.type) {
    case 'ready':
      state = told.state;
      break;
    case 'metrics':
      metrics = told.text;
      break;
    case 'close':
      server.close();
      server.closeAllConnections();
      parentPort?.close();
      break;
  }
};

parentPort?.on('message', hear);
server.listen(start.port, start.address, () => {
  const listening: FromHealth = { port: (server.address() as AddressInfo).port };
  parentPort?.postMessage(listening);
});
