import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { urlOf } from '../url.js';
import { answerClientError, answerFrameworkError } from './client-error.js';
import { takeJson } from './json-body.js';
import { traceRequests } from './server-spans.js';
import type { Surroundings } from './surroundings.js';
import { discardUnread } from './unread-body.js';

/** How the HTTP interface is set up. */
export interface HttpOptions {
  /** A larger body is refused with 413; 1 MiB if left out. */
  readonly bodyLimitBytes?: number;
  /** A request has to be there as a whole by then, its head in a third of it; 30 s if left out. */
  readonly requestTimeoutMs?: number;
  /** Whether each request that changes something has a span of its own; not where what it carries begins traces. */
  readonly traced?: boolean;
  /** Called before it listens, for what decorators cannot say. */
  readonly configure?: (app: NestFastifyApplication) => void | Promise<void>;
}

/** Requests in hand may take this long to be answered when the service ends; then their connections are cut. */
const lastAnswersMs = 5000;
const defaultBodyLimitBytes = 1024 * 1024;
const defaultRequestTimeoutMs = 30_000;
/** Of the path and all headers together. */
const maxHeaderBytes = 16 * 1024;
/** As long as an id can be in a path, every character of it escaped. */
const maxParamLength = 3 * 128;

const serverLimits = (requestTimeout: number) => ({
  requestTimeout,
  http: {
    headersTimeout: Math.ceil(requestTimeout / 3),
    connectionsCheckingInterval: Math.ceil(requestTimeout / 10),
    maxHeaderSize: maxHeaderBytes,
  },
  routerOptions: { maxParamLength },
  clientErrorHandler: answerClientError,
  frameworkErrors: answerFrameworkError,
});

/** Fastify for Nest. Takes JSON only, anything else is refused with 415. Counts what it answers by the route's pattern, never by the path that was asked for. */
export const httpAdapter = (options: HttpOptions, around: Surroundings): FastifyAdapter => {
  const { metrics, lifetime, tracing } = around;
  const adapter = new FastifyAdapter({
    ...serverLimits(options.requestTimeoutMs ?? defaultRequestTimeoutMs),
    bodyLimit: options.bodyLimitBytes ?? defaultBodyLimitBytes,
    // What still comes on an open connection is served: its own refusal would not say when to come back.
    return503OnClosing: false,
  });
  adapter.getInstance().removeAllContentTypeParsers();
  takeJson(adapter.getInstance(), ['application/json']);
  if (options.traced) traceRequests(adapter, tracing);
  adapter.getInstance().addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.add('http.requests', 1, { method: request.method, route, status: String(reply.statusCode) });
    done();
  });
  adapter.getInstance().addHook('onRequest', (request, _reply, done) => {
    // Many clients name the type of every request, also of those that carry nothing.
    if (isEmpty(request.headers)) delete request.headers['content-type'];
    done();
  });
  // A connection that is kept alive would keep the process alive.
  adapter.getInstance().addHook('onSend', async (request, reply, payload) => {
    if (lifetime.draining.aborted) reply.header('connection', 'close');
    if (!isEmpty(request.headers)) await discardUnread(request.raw);
    return payload;
  });
  return adapter;
};

const isEmpty = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;

/** Listens, and tells where. */
export const listen = async (app: NestFastifyApplication, port: number, address: string): Promise<string> => {
  await app.listen(port, address);
  return urlOf(address, (app.getHttpServer().address() as AddressInfo).port);
};

/** Stops accepting, answers what has come in, and cuts what is still open after 5 s. */
export const closeHttp = async (app: NestFastifyApplication): Promise<void> => {
  const server = app.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), lastAnswersMs);
  await app.getHttpAdapter().close();
  clearTimeout(cut);
};
