import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { bodyOf, Problem } from '../http/problem.js';

/** Node's and its parser's codes for requests that never became one. */
const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers with problem details what is too slow or too long to be read, or is no HTTP at all, and ends the connection. */
export const answerClientError = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const status = statuses[error.code ?? ''] ?? 400;
  const body = JSON.stringify(bodyOf(new Problem(status), ''));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};
