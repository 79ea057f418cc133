import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { closeHttp, httpAdapter, listen, type HttpOptions } from './http.js';
import { nestLog } from './nest-log.js';
import { shedWhenLate } from './shed.js';
import type { Surroundings } from './surroundings.js';
import type { Transport } from './transport.js';

/** What to start: HTTP, a transport, or both. */
export interface NestStart {
  readonly modules: readonly (Type | DynamicModule)[];
  readonly transport: Transport | undefined;
  readonly http: (HttpOptions & { readonly port: number; readonly address: string }) | undefined;
}

class Root {}

const rootOf = ({ modules }: NestStart): DynamicModule => ({ module: Root, imports: [...modules] });

const optionsOf = ({ log }: Surroundings) => ({ logger: nestLog(log), abortOnError: false });

/** What begins later ends earlier: first HTTP, then the transport, then whatever else the modules hold. */
const noteModules = (app: INestApplicationContext, { lifetime }: Surroundings): void =>
  lifetime.began('the modules', () => app.close());

const noteTransport = (transport: Transport | undefined, { lifetime }: Surroundings): void => {
  if (transport) lifetime.began('the shards', () => transport.close());
};

const startHttp = async (start: NestStart & { http: object }, around: Surroundings): Promise<string> => {
  const { transport, http } = start;
  const adapter = httpAdapter(http, around);
  await shedWhenLate(adapter, around);
  // Nest's own would take forms too, which is how curl sends JSON when nobody tells it better.
  const options = { ...optionsOf(around), bodyParser: false };
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(start), adapter, options);
  noteModules(app, around);
  if (transport) app.connectMicroservice({ strategy: transport });
  await http.configure?.(app);
  await app.init();
  noteTransport(transport, around);
  await app.startAllMicroservices();
  around.lifetime.began('HTTP', () => closeHttp(app));
  return listen(app, http.port, http.address);
};

const startTransport = async (start: NestStart, around: Surroundings): Promise<void> => {
  const { transport } = start;
  if (!transport) throw new Error('A service needs an HTTP interface, or a stage in the flow.');
  const options = { ...optionsOf(around), strategy: transport };
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(rootOf(start), options);
  noteModules(app, around);
  noteTransport(transport, around);
  await app.listen();
};

/** Starts the Nest application of a service; resolves with the URL of its HTTP interface, if it has one. */
export const startNest = async (start: NestStart, around: Surroundings): Promise<string | undefined> => {
  const { http } = start;
  if (http) return startHttp({ ...start, http }, around);
  await startTransport(start, around);
  return undefined;
};
