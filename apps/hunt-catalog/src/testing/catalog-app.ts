import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import {
  DATABASE,
  DRAINING,
  LOG,
  SENDER,
  ServiceModule,
  SETTINGS,
  TRACING,
  WAIT_FOR,
  type WaitFor,
} from '@treasure-hunt/service';
import { sha256Of } from '@treasure-hunt/settings';
import { untraced } from '@treasure-hunt/telemetry';
import { HuntCatalogModule } from '../hunt-catalog.module.js';
import { Deployment } from './deployment.js';
import { keys } from './hunts.js';

/** The keys of its callers. */
export const keysOf = {
  author: 'an-authors-key-of-some-length',
  operator: 'an-operators-key-of-some-length',
};

const journal = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** As it stands in the settings: by its hash, with the name of those it belongs to. */
const operatorEntry = `ops:sha256:${sha256Of(keysOf.operator)}`;

class Root {}

export interface Answer {
  readonly status: number;
  readonly type: unknown;
  readonly body: Readonly<Record<string, unknown>>;
}

type Method = 'GET' | 'POST' | 'DELETE';

/** hunt-catalog on a real Kafka and a real MongoDB, asked without a socket. */
export class CatalogApp {
  private constructor(
    readonly deployment: Deployment,
    private readonly app: NestFastifyApplication,
  ) {}

  static async open(): Promise<CatalogApp> {
    const deployment = await Deployment.open(2);
    const { topicPrefix, partitions } = deployment;
    const apiKeys = { authorApiKeys: [keysOf.author], operatorApiKeys: [operatorEntry] };
    const provisions = [
      { provide: SETTINGS, useValue: { topicPrefix, partitions, ...keys, ...apiKeys } },
      { provide: LOG, useValue: journal },
      { provide: DRAINING, useValue: new AbortController().signal },
      { provide: DATABASE, useValue: deployment.database },
      { provide: WAIT_FOR, useValue: ((_, work) => work()) satisfies WaitFor },
      { provide: TRACING, useValue: untraced },
      { provide: SENDER, useValue: deployment.kafka.sender() },
    ];
    const root = { module: Root, imports: [ServiceModule.forRoot(provisions), HuntCatalogModule] };
    const adapter = new FastifyAdapter({ bodyLimit: 100_000 });
    const options = { logger: false, abortOnError: false } as const;
    const app = await NestFactory.create<NestFastifyApplication>(root, adapter, options);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new CatalogApp(deployment, app);
  }

  /** Asks for a path with these headers only. */
  get(url: string, headers: Readonly<Record<string, string>> = {}) {
    return this.app.inject({ method: 'GET', url, headers });
  }

  /** Asks with the author's key, for a path below `/v1/hunts`. */
  askAsAuthor(method: Method, path: string, body?: object | string): Promise<Answer> {
    return this.ask(method, `/v1/hunts${path}`, { key: keysOf.author, body });
  }

  async ask(
    method: Method,
    url: string,
    { key, body }: { readonly key: string; readonly body?: unknown },
  ): Promise<Answer> {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await this.app.inject({
      method,
      url,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(payload && { 'content-type': 'application/json' }),
      },
      ...(payload && { payload }),
    });
    return {
      status: answer.statusCode,
      type: answer.headers['content-type'],
      body: answer.json(),
    };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.deployment.close();
  }
}

/** The catalog of all tests of a file: it is there within them only. */
export const catalogOfAll = () => {
  let catalog: CatalogApp | undefined;
  beforeAll(async () => {
    catalog = await CatalogApp.open();
  }, 60_000);
  afterAll(() => catalog?.close(), 60_000);
  const running = (): CatalogApp => {
    if (!catalog) throw new Error('The catalog has not begun.');
    return catalog;
  };
  const ask: CatalogApp['askAsAuthor'] = (...request) => running().askAsAuthor(...request);
  const get: CatalogApp['get'] = (...request) => running().get(...request);
  return { ask, get };
};

/** Asserts that an answer is a problem as RFC 9457 has it. */
export const expectProblem = (answer: Answer, status: number): void => {
  expect(answer).toMatchObject({
    status,
    type: expect.stringContaining('application/problem+json') as unknown,
    body: { status },
  });
};
