import { stages } from '@treasure-hunt/contracts';
import { ShardTransport, type KafkaConnection } from '@treasure-hunt/kafka';
import type { engineSettings } from '@treasure-hunt/settings';
import type { Count } from '@treasure-hunt/shards';
import { connectDatabase, type ConnectedDatabase, type DatabaseValues } from './backends/database.js';
import { connectKafka, type KafkaValues } from './backends/kafka.js';
import type { Provision } from './nest/service-module.js';
import { COUNT, DATABASE, KAFKA, SENDER, SHARD_TRANSPORT, STORE } from './nest/tokens.js';
import { runService } from './run-service.js';
import { shardTracing } from './tracing/shard-tracing.js';
import type { Ground, Platform, ProcessSpec, ServiceOptions } from './service-options.js';

/** The least that a service of the engine reads. */
export type EngineSpec = ProcessSpec & ReturnType<typeof engineSettings>;
type EngineGround = Ground<KafkaValues & DatabaseValues>;

/** The collections of the stages that run in this service; undefined where none does. */
const collectionsOf = (service: string): readonly string[] | undefined => {
  const own = stages.filter((stage) => stage.service === service);
  return own.length > 0 ? own.flatMap(({ keeps }) => keeps) : undefined;
};

const countInto =
  ({ metrics }: Ground): Count =>
  (signal, by, labels) =>
    metrics.add(signal, by, labels);

const withShards = (ground: EngineGround, kafka: KafkaConnection, { store }: ConnectedDatabase): Platform => {
  if (!store) return { provisions: [] };
  const { log: journal, settings, tracing, failed: fatal } = ground;
  const transport = new ShardTransport({
    log: kafka.log,
    sender: () => kafka.sender(),
    store,
    journal,
    count: countInto(ground),
    measure: (signal, value, labels) => ground.metrics.record(signal, value, labels),
    observe: (read) => ground.metrics.observe(read),
    tracing: shardTracing(tracing, { prefix: settings.topicPrefix, slowMs: settings.tracesSlowMs }),
    settings,
    fatal,
  });
  const provisions = [
    { provide: STORE, useValue: store },
    { provide: SHARD_TRANSPORT, useValue: transport },
  ];
  return { provisions, transport };
};

const connectEngine = async (ground: EngineGround): Promise<Platform> => {
  // At once, so that readiness names all that is away.
  const [database, kafka] = await Promise.all([
    connectDatabase(ground, collectionsOf(ground.name)),
    connectKafka(ground),
  ]);
  const shards = withShards(ground, kafka, database);
  const provisions: readonly Provision[] = [
    { provide: KAFKA, useValue: kafka },
    { provide: SENDER, useValue: kafka.sender() },
    { provide: DATABASE, useValue: database.connection },
    { provide: COUNT, useValue: countInto(ground) },
    ...shards.provisions,
  ];
  return { ...shards, provisions };
};

/**
 * Starts a service of the engine: on Kafka, with its own MongoDB database, and with the stages that the flow places in it. A service is a
 * Nest module; the stages are methods of its controllers. Resolves when it is ready; ends the process when that fails.
 */
export const startService = <S extends EngineSpec>(options: ServiceOptions<S>): Promise<void> =>
  runService(options, (ground) => connectEngine(ground as EngineGround));
