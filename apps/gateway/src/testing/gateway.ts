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
} from '@treasure-hunt/service';
import { configure } from '../configure.js';
import { GatewayModule } from '../gateway.module.js';
import type { Deployment } from './deployment.js';

export const apiKey = 'a-backends-key-of-some-length';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

class Root {}

/** A gateway of a deployment, without its shards. */
export interface RunningGateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a gateway; resolves when its feed has reached the present. `corsOrigins`: whose pages may call it. */
export const startGateway = async (
  deployment: Deployment,
  corsOrigins?: readonly string[],
): Promise<RunningGateway> => {
  const { topicPrefix, partitions, kafka, database } = deployment;
  const draining = new AbortController();
  const ready = Promise.withResolvers<void>();
  const say = (_: string, reasons: readonly string[]) => void (reasons.length === 0 && ready.resolve());
  const secrets = { gatewayApiKeys: [apiKey], tokenSecret: 'a-secret-of-enough-length-to-sign' };
  const provisions = [
    { provide: SETTINGS, useValue: { topicPrefix, partitions, feedMemoryMb: 4, corsOrigins, ...secrets } },
    { provide: LOG, useValue: quiet },
    { provide: METRICS, useValue: { set: () => undefined, add: () => undefined } },
    { provide: READINESS, useValue: { say, firstReady: ready.promise } },
    { provide: DRAINING, useValue: draining.signal },
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
    await app.close();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
};
