import { devSecrets } from './dev-secrets.js';
import type { ServiceName } from './service-names.js';

/** Where the services find what they need; ports are those of this machine. */
export interface Surroundings {
  kafkaBrokers: string;
  mongodbUri: string;
  /** Ports that the first instance of a service listens with; others take any. */
  httpPorts?: Partial<Record<ServiceName, number>>;
  /** What a service is told beyond that, and before it: accounts and secrets of its own. */
  environmentOf?: (service: ServiceName) => NodeJS.ProcessEnv;
}

/** One process of a service: `ordinal` counts from 1 within its service, `instance` is unique in the stack. */
export interface Instance {
  service: ServiceName;
  ordinal: number;
  instance: string;
}

/** As its image has it: how large the heap of a service and its young generation may become, and garbage is collected by as many threads as there are processors to spare. */
const nodeOptions = '--max-old-space-size=1024 --max-semi-space-size=16 --v8-pool-size=0';

/** The environment of one process; TOPIC_PREFIX, PARTITIONS and the like come from the caller's own where it sets them. */
export const serviceEnvironment = (
  { service, ordinal, instance }: Instance,
  { kafkaBrokers, mongodbUri, httpPorts, environmentOf }: Surroundings,
  own: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv => {
  const httpPort = (ordinal === 1 ? httpPorts?.[service] : undefined) ?? 0;
  const told = environmentOf?.(service) ?? {};
  return {
    TOPIC_PREFIX: '',
    PARTITIONS: '8',
    ...own,
    ...devSecrets(),
    INSTANCE: instance,
    KAFKA_BROKERS: kafkaBrokers,
    MONGODB_URI: mongodbUri,
    HEALTH_PORT: '0',
    HTTP_PORT: String(httpPort),
    ...told,
    // The last of several counts.
    NODE_OPTIONS: [nodeOptions, own['NODE_OPTIONS'], told['NODE_OPTIONS']].filter(Boolean).join(' '),
  };
};
