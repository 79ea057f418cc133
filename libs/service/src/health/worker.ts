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

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/health/live': (response) => {
    const since = blockedMs();
    const live = since <= start.blockedLimitMs;
    json(response, live, { live, blockedMs: since });
  },
  '/health/ready': (response) => json(response, state.ready, state),
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
