import { traceFields } from '@treasure-hunt/contracts';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Journal } from '@treasure-hunt/shards';
import { bodyOf, type Problem } from './problem.js';
import { notYetIfReserved } from './reserved.js';
import { toProblem } from './to-problem.js';

/** What the filter uses of Fastify's request and reply. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers?: { readonly traceparent?: string | undefined };
}
interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: string): unknown;
}

const shortlyS = 2;

/** Seconds after which to try again; every 429 and 503 says so, whoever refused. */
const retryAfterOf = ({ status, details }: Problem): number | undefined =>
  details.retryAfterS ?? (status === 429 || status === 503 ? shortlyS : undefined);

/** Answers every failed request with problem details (RFC 9457); what nobody expected goes to the journal. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly journal: Journal) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { method, url, headers } = http.getRequest<Request>();
    // Without the query: it may hold a player's token.
    const instance = url.split('?')[0] ?? '';
    const problem = notYetIfReserved(toProblem(error), `${method} ${instance}`);
    const trace = traceFields(headers?.traceparent);
    if (problem.status === 500) this.journal.error({ err: error, instance, ...trace }, 'A request failed.');
    const reply = http.getResponse<Reply>().status(problem.status);
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    const retryAfterS = retryAfterOf(problem);
    if (retryAfterS !== undefined) reply.header('retry-after', String(retryAfterS));
    reply
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(bodyOf(problem, instance)));
  }
}
