import { randomUUID } from 'node:crypto';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { isSampled, type FinishedSpan, type Tracing } from '@treasure-hunt/telemetry';

type Begun = Pick<FinishedSpan, 'context' | 'parent' | 'startMs'>;

interface Answered {
  readonly method: string;
  readonly url: string;
  /** The route's pattern; there is none for what was never looked for. */
  readonly route: string | undefined;
  readonly status: number;
}

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Of a path that no route knows, which may be anything, nothing is told. */
const serverSpan = ({ method, url, route, status }: Answered, span: Begun & { readonly endMs: number }) =>
  ({
    ...span,
    name: route === undefined ? method : `${method} ${route}`,
    kind: 'server',
    attributes: {
      'http.request.method': method,
      'http.response.status_code': status,
      'url.scheme': 'http',
      ...(route !== undefined && { 'http.route': route, 'url.path': url.split('?')[0] }),
    },
    ...(status >= 500 && { error: String(status) }),
  }) satisfies FinishedSpan;

/**
 * Gives each request that changes something a span, in the trace that it came with or one of its own. From here on the request's
 * `traceparent` is that span: what follows from the request goes on with it.
 */
export const traceRequests = (adapter: FastifyAdapter, { contexts, spans }: Tracing): void => {
  if (!spans) return;
  const begun = new WeakMap<object, Begun>();
  adapter.getInstance().addHook('onRequest', ({ raw, method }, _reply, done) => {
    if (!reads.has(method)) {
      const parent = raw.headers['traceparent']?.toString();
      const context = contexts.continueTrace(parent, randomUUID());
      begun.set(raw, { context, parent, startMs: spans.nowMs() });
      raw.headers['traceparent'] = context;
    }
    done();
  });
  adapter.getInstance().addHook('onResponse', (request, { statusCode: status }, done) => {
    const { raw, method, url, routeOptions } = request;
    const span = begun.get(raw);
    if (span && isSampled(span.context)) {
      const answered = { method, url, route: routeOptions.url, status };
      spans.write(serverSpan(answered, { ...span, endMs: spans.nowMs() }));
    }
    done();
  });
};
