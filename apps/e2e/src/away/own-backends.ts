import { join } from 'node:path';
import { startBackends, type Backends } from '@treasure-hunt/local-stack';

/** A backend that nobody else uses: it goes away, and comes back at the same address with all that it had. */
export interface OwnBackend {
  readonly address: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const given = { kafka: { KAFKA_BROKERS: 'unused' }, mongodb: { MONGODB_URI: 'unused' } };

const own = async (start: () => Promise<Backends>, addressOf: (backends: Backends) => string) => {
  let running: Backends | undefined = await start();
  return {
    address: addressOf(running),
    async stop(): Promise<void> {
      await running?.stop();
      running = undefined;
    },
    async start(): Promise<void> {
      running ??= await start();
    },
  };
};

/** A Kafka of its own, with its data in this folder. */
export const ownKafka = (dataDir: string): Promise<OwnBackend> =>
  own(
    () => startBackends({ dataDir: join(dataDir, 'own-kafka'), env: given.mongodb }),
    ({ kafkaBrokers }) => kafkaBrokers,
  );

/** A MongoDB of its own, with its data in this folder. */
export const ownMongodb = (dataDir: string): Promise<OwnBackend> =>
  own(
    () => startBackends({ dataDir: join(dataDir, 'own-mongodb'), env: given.kafka }),
    ({ mongodbUri }) => mongodbUri,
  );
