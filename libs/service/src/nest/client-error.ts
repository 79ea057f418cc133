import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { bodyOf, Problem } from '../http/problem.js';
import { toProblem } from '../http/to-problem.js';

const mediaType = 'application/problem+json; charset=utf-8';

/** Node's and its parser's codes for requests that never became one. */
const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** What Node says of it; the packet is the one in which the fault lies. */
interface ClientError extends Error {
  readonly code?: string;
  readonly rawPacket?: unknown;
}

/** An answer to HEAD has no body (RFC 9110, 9.3.2): a client would take it for another answer, on a connection that ends. */
const isHead = ({ rawPacket }: ClientError): boolean =>
  Buffer.isBuffer(rawPacket) && rawPacket.subarray(0, 5).toString() === 'HEAD ';

/** Answers with problem details what is too slow or too long to be read, or is no HTTP at all, and ends the connection. */
export const answerClientError = (error: ClientError, socket: Socket): void => {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const status = statuses[error.code ?? ''] ?? 400;
  const body = isHead(error) ? '' : JSON.stringify(bodyOf(new Problem(status), ''));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${mediaType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};

/** What is used of Fastify's reply. */
interface Reply {
  readonly raw: {
    writeHead(status: number, headers: Record<string, string>): unknown;
    end(body: string): unknown;
  };
}

/** Answers what Fastify refuses before it looks for a route, such as a path that is not encoded as it must be. */
export const answerFrameworkError = (
  error: Error,
  { url }: { readonly url: string },
  { raw }: Reply,
): void => {
  // Without the query: it may hold a player's token.
  const [instance = ''] = url.split('?');
  const { status } = toProblem(error);
  const problem = new Problem(status, { detail: 'The path is not encoded as it must be.' });
  raw.writeHead(status, { 'content-type': mediaType });
  raw.end(JSON.stringify(bodyOf(problem, instance)));
};
