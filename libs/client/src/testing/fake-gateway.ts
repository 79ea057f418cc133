import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the gateway got it. */
export interface Got {
  readonly path: string;
  readonly bearer: string | undefined;
  readonly lastEventId: string | undefined;
  readonly body: unknown;
}

/** What the gateway does with one request. */
export type Answer = (got: Got, response: ServerResponse) => void;

export const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

/** The connection breaks before anything is answered. */
export const broken: Answer = (_, response) => void response.destroy();

/** Begins a feed with these frames, which comes back soon; the connection stays open. */
export const feedOf =
  (...frames: readonly string[]): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(['retry: 1\n\n', ...frames].join(''));
  };

/** As `feedOf`; the server ends it. */
export const endedFeedOf =
  (...frames: readonly string[]): Answer =>
  (got, response) => {
    feedOf(...frames)(got, response);
    response.end();
  };

/** A place in the feed alone, as it is told at its beginning and to keep it alive. */
export const place = (id: string): string => `id: ${id}\n\n`;

/** A fact of the feed, under its `ce_id`. */
export const fact = (
  place: string,
  id: string,
  said: { readonly type?: string; readonly data?: object } = {},
): string => {
  const { type = 'clue.queued', data = {} } = said;
  const event = { specversion: '1.0', id, type, source: '/hunt', data };
  return `id: ${place}\nevent: ${type}\ndata: ${JSON.stringify(event)}\n\n`;
};

/** A server that answers one request after another as it is told to, the last way from then on. */
export class FakeGateway {
  readonly got: Got[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(...answers: readonly Answer[]): Promise<FakeGateway> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const gateway = new FakeGateway(server, `http://127.0.0.1:${port}`);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void gateway.#take(request).then((got) => {
        const answer = answers[Math.min(gateway.got.push(got), answers.length) - 1];
        answer?.(got, response);
      });
    });
    return gateway;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #take(request: IncomingMessage): Promise<Got> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    return {
      path: `${request.method} ${request.url}`,
      bearer: request.headers.authorization?.replace('Bearer ', ''),
      lastEventId: request.headers['last-event-id'] as string | undefined,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }
}
