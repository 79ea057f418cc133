import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { OddRequest, Side } from './requests.js';

/** Where each side is reached: `http://host:port`. */
export type Sides = Readonly<Record<Side, string>>;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const answerTimeoutMs = 20_000;

/** What came of a request: a status, or how the connection ended, where that is an answer; a defect where it is none. */
export type Outcome =
  { readonly is: 'answered'; readonly as: string } | { readonly is: 'defect'; readonly what: string };

const answered = (as: string): Outcome => ({ is: 'answered', as });
const defect = (what: string): Outcome => ({ is: 'defect', what });

/** Sends a request, and judges what came of it. Never rejects. */
export const answerTo = (sides: Sides, one: OddRequest): Promise<Outcome> =>
  one.raw ? rawAnswer(sides[one.side], one.raw) : httpAnswer(sides[one.side], one);

const httpAnswer = (side: string, { method, path, headers, body }: OddRequest): Promise<Outcome> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(side);
    const failed = (error: Error & { readonly code?: string }): void =>
      // Node refuses to write what is no header or path at all; a connection may be cut while its body is still refused.
      resolve(isCutOrOurs(error) ? answered(error.code ?? error.name) : defect(String(error)));
    try {
      const length = body ? { 'content-length': String(body.length) } : {};
      const asked = request({
        hostname,
        port,
        method,
        path,
        agent,
        timeout: answerTimeoutMs,
        headers: { ...headers, ...length },
      });
      asked.once('error', failed).once('timeout', () => {
        resolve(defect(`no answer in ${answerTimeoutMs / 1_000} s: ${method} ${path}`));
        asked.destroy();
      });
      asked.once(
        'response',
        (response) => void judge(response, `${method} ${path.slice(0, 80)}`).then(resolve, failed),
      );
      asked.end(body);
    } catch (error) {
      failed(error as Error);
    }
  });

const isCutOrOurs = ({ code = '' }: { readonly code?: string }): boolean =>
  ['ECONNRESET', 'EPIPE', 'ERR_UNESCAPED_CHARACTERS', 'ERR_INVALID_CHAR', 'ERR_INVALID_HTTP_TOKEN'].includes(
    code,
  );

const judge = async (response: IncomingMessage, asked: string): Promise<Outcome> => {
  const { statusCode = 0, headers } = response;
  const type = headers['content-type'] ?? '';
  if (type.startsWith('text/event-stream')) {
    response.destroy();
    return answered(String(statusCode));
  }
  const body = await textOf(response);
  const what = `${statusCode} ${type} to ${asked}: ${body.slice(0, 200)}`;
  const isRight = isExpected(statusCode, headers) && isReadable(statusCode, asked, { type, body });
  return isRight ? answered(String(statusCode)) : defect(what);
};

/** A refusal says why in problem details, where it says anything; those of the health port are JSON. */
const isReadable = (status: number, asked: string, { type, body }: { type: string; body: string }): boolean =>
  status < 400 ||
  asked.startsWith('HEAD') ||
  body === '' ||
  type === 'application/json' ||
  type.startsWith(problemType);

const problemType = 'application/problem+json';

/** What comes later is a 501, and what there is no room for a 503 that says when to come back. */
const isExpected = (status: number, headers: IncomingMessage['headers']): boolean =>
  status < 500 || status === 501 || (status === 503 && headers['retry-after'] !== undefined);

const textOf = async (response: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

const rawAnswer = (side: string, raw: Buffer): Promise<Outcome> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(side);
    let said = '';
    const socket = connect(Number(port), hostname, () => socket.end(raw));
    socket.setTimeout(answerTimeoutMs, () => {
      resolve(
        defect(`a raw connection is left open: ${JSON.stringify(raw.toString('latin1').slice(0, 80))}`),
      );
      socket.destroy();
    });
    socket.on('data', (data) => (said += data.toString('latin1').slice(0, 20)));
    socket.once('error', ({ message }) =>
      resolve(message.includes('ECONNREFUSED') ? defect(message) : answered('closed')),
    );
    socket.once('close', () => resolve(answered(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 'closed')));
  });
