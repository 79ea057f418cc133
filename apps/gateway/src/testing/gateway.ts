import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  DATABASE,
  DRAINING,
  KAFKA,
  LOG,
  METRICS,
  READINESS,
  SENDER,
  ServiceModule,
  SETTINGS,
  TRACING,
  WAIT_FOR,
  type WaitFor,
} from '@treasure-hunt/service';
import type { Environment } from '@treasure-hunt/settings';
import { untraced } from '@treasure-hunt/telemetry';
import { configure } from '../configure.js';
import { GatewayModule } from '../gateway.module.js';
import type { Deployment } from '@treasure-hunt/service/testing';
import { testSettings } from './settings.js';

export { apiKey } from './settings.js';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const lastAnswersMs = 500;

class Root {}

/** A gateway of a deployment, without its shards. */
export interface RunningGateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a gateway with these settings; resolves when its feed has reached the present. */
export const startGateway = async (
  deployment: Deployment,
  env: Environment = {},
): Promise<RunningGateway> => {
  const { topicPrefix, partitions, kafka, database } = deployment;
  const draining = new AbortController();
  const ready = Promise.withResolvers<void>();
  const waitFor: WaitFor = async (_, work) => {
    const done = await work();
    ready.resolve();
    return done;
  };
  const settings = { ...testSettings(env), topicPrefix, partitions };
  const provisions = [
    { provide: SETTINGS, useValue: settings },
    { provide: LOG, useValue: quiet },
    { provide: METRICS, useValue: { set: () => undefined, add: () => undefined } },
    { provide: TRACING, useValue: untraced },
    { provide: READINESS, useValue: { say: () => undefined, firstReady: ready.promise } },
    { provide: DRAINING, useValue: draining.signal },
    { provide: WAIT_FOR, useValue: waitFor },
    { provide: KAFKA, useValue: kafka },
    { provide: SENDER, useValue: kafka.sender() },
    { provide: DATABASE, useValue: database },
  ];
  const root = { module: Root, imports: [ServiceModule.forRoot(provisions), GatewayModule] };
  const options = { logger: false as const, abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), options);
  configure(app);
  await app.listen(0, '127.0.0.1');
  await ready.promise;
  const { port } = app.getHttpServer().address() as AddressInfo;
  const stop = async (): Promise<void> => {
    draining.abort();
    // Clients may keep connections on which they have asked nothing yet.
    const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), lastAnswersMs);
    await app.close();
    clearTimeout(cut);
  };
  return { url: `http://127.0.0.1:${port}`, stop };
};
