import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { DATABASE, DRAINING, LOG, SENDER, ServiceModule, SETTINGS } from '@treasure-hunt/service';
import { HuntCatalogModule } from '../hunt-catalog.module.js';
import { Deployment } from './deployment.js';
import { keys } from './hunts.js';

export const apiKey = 'an-authors-key-of-some-length';
const journal = { info: () => undefined, warn: () => undefined, error: () => undefined };

class Root {}

export interface Answer {
  readonly status: number;
  readonly type: unknown;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A hunt-catalog on topics and a database of its own, as an author has it. */
export class CatalogOverHttp {
  private constructor(
    private readonly deployment: Deployment,
    private readonly app: NestFastifyApplication,
  ) {}

  static async open(): Promise<CatalogOverHttp> {
    const deployment = await Deployment.open(2);
    const { topicPrefix, partitions } = deployment;
    const provisions = [
      { provide: SETTINGS, useValue: { topicPrefix, partitions, ...keys, authorApiKeys: [apiKey] } },
      { provide: LOG, useValue: journal },
      { provide: DRAINING, useValue: new AbortController().signal },
      { provide: DATABASE, useValue: deployment.database },
      { provide: SENDER, useValue: deployment.kafka.sender() },
    ];
    const root = { module: Root, imports: [ServiceModule.forRoot(provisions), HuntCatalogModule] };
    const adapter = new FastifyAdapter({ bodyLimit: 100_000 });
    const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
      logger: false,
      abortOnError: false,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new CatalogOverHttp(deployment, app);
  }

  /** Asks for a path without that key. */
  get(url: string, headers: Readonly<Record<string, string>> = {}) {
    return this.app.inject({ method: 'GET', url, headers });
  }

  /** Asks with the author's key. */
  async ask(method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object | string): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${apiKey}`,
      ...(payload && { 'content-type': 'application/json' }),
    };
    const request = { method, url: `/v1/hunts${path}`, headers, ...(payload && { payload }) };
    const answer = await this.app.inject(request);
    return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.json() };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.deployment.close();
  }
}

/** Asserts that an answer is a problem as RFC 9457 has it. */
export const expectProblem = (answer: Answer, status: number): void => {
  expect(answer).toMatchObject({
    status,
    type: expect.stringContaining('application/problem+json') as unknown,
    body: { status },
  });
};
