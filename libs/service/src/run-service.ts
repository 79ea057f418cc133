import { once } from 'node:events';
import { announce, layGround } from './ground.js';
import { collectSeldom } from './heap.js';
import { ServiceModule } from './nest/service-module.js';
import { startNest } from './nest/start-nest.js';
import { DRAINING, LOG, METRICS, READINESS, SETTINGS, TRACING, WAIT_FOR } from './nest/tokens.js';
import type { Transport } from './nest/transport.js';
import type { Ground, Platform, ProcessSpec, ServiceOptions } from './service-options.js';

/** How often the transport is asked for its state. */
const statusMs = 250;

const groundProvisions = (ground: Ground) => [
  { provide: SETTINGS, useValue: ground.settings },
  { provide: LOG, useValue: ground.log },
  { provide: METRICS, useValue: ground.metrics },
  { provide: TRACING, useValue: ground.tracing },
  { provide: READINESS, useValue: ground.readiness },
  { provide: DRAINING, useValue: ground.lifetime.draining },
  { provide: WAIT_FOR, useValue: ground.waitFor },
];

const followTransport = (transport: Transport, { readiness, lifetime }: Ground): void => {
  const ask = () => {
    const { ready, reasons, strains } = transport.readiness();
    readiness.say('shards', ready || reasons.length > 0 ? reasons : ['The shards are not ready.']);
    readiness.strain('shards', strains);
  };
  ask();
  const asking = setInterval(ask, statusMs);
  lifetime.draining.addEventListener('abort', () => clearInterval(asking));
};

const announceReady = ({ log, healthUrl }: Ground, httpUrl: string | undefined): void => {
  const urls = { healthUrl, metricsUrl: `${healthUrl}/metrics`, ...(httpUrl !== undefined && { httpUrl }) };
  announce(log, urls, 'ready');
};

const start = async <S extends ProcessSpec>(
  options: ServiceOptions<S>,
  ground: Ground,
  connect: (ground: Ground) => Promise<Platform>,
): Promise<void> => {
  const { provisions, transport } = await connect(ground);
  const { httpPort: port, listenAddress: address } = ground.settings as Ground['settings'] & {
    httpPort: number;
  };
  if (transport) followTransport(transport, ground);
  const httpUrl = await startNest(
    {
      modules: [ServiceModule.forRoot([...groundProvisions(ground), ...provisions]), options.module],
      transport,
      http: options.http && { ...options.http, port, address },
    },
    ground,
  );
  ground.readiness.say('start', []);
  await Promise.race([ground.readiness.firstReady, once(ground.lifetime.draining, 'abort')]);
  if (!ground.lifetime.draining.aborted) announceReady(ground, httpUrl);
};

/**
 * Runs a service on what `connect` gives it, until it is told to stop. In order: settings, log, health, connections, Nest. Resolves when the
 * service is ready for the first time, or has begun to end; a failure ends the process with code 1.
 */
export const runService = async <S extends ProcessSpec>(
  options: ServiceOptions<S>,
  connect: (ground: Ground) => Promise<Platform>,
): Promise<void> => {
  collectSeldom();
  const ground = await layGround(options);
  try {
    await start(options, ground, connect);
  } catch (error) {
    if (ground.lifetime.draining.aborted) return;
    ground.log.fatal({ err: error }, 'The service could not start.');
    await ground.lifetime.drain();
    process.exit(1);
  }
};
