import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { topics } from '@treasure-hunt/contracts';
import { connect, type KafkaOptions } from '@treasure-hunt/kafka';
import { grant, type Right } from '@treasure-hunt/kafka/testing';
import {
  type Account,
  type GuardedBackends,
  type ServiceName,
  serviceNames,
  type Services,
  startGuardedBackends,
  startServices,
  testDataDir,
  workspaceRoot,
} from '@treasure-hunt/local-stack';
import { ask, Backend } from '../outside/backend.js';
import { SpanReceiver } from '../outside/span-receiver.js';
import { Topics } from '../outside/topics.js';

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const partitions = 4;
/** What stands against whom, stands for either Kafka client: some services use the one, some the other. */
const onTheOtherClient: ReadonlySet<ServiceName> = new Set(['clue-solving', 'rewards', 'gateway']);
const onFatal = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);

/** The rights that are published for those who deploy the engine. */
const publishedRights = async (): Promise<Right[]> => {
  const text = await readFile(join(workspaceRoot, 'deploy/acls.json'), 'utf8');
  return (JSON.parse(text) as { acls: Right[] }).acls;
};

/** An engine on backends that let in only whom they know; each service has an account of its own, and the published rights. */
export class GuardedEngine {
  readonly prefix = `guarded-${hex(3)}-`;
  readonly dataDir = join(testDataDir, this.prefix.slice(0, -1));
  readonly keys = {
    backend: hex(16),
    author: hex(16),
    operator: hex(16),
    token: hex(32),
    answers: hex(32),
    hunts: hex(32),
  };
  readonly #passwords = new Map<string, string>();
  #backends!: GuardedBackends;
  #services: Services | undefined;
  /** Takes the spans of all services. */
  receiver!: SpanReceiver;
  topics!: Topics;
  backend!: Backend;

  static async start(): Promise<GuardedEngine> {
    const engine = new GuardedEngine();
    engine.receiver = await SpanReceiver.open();
    const rights = await publishedRights();
    const accounts = [...new Set(rights.map(({ account }) => account))];
    engine.#backends = await startGuardedBackends(
      engine.dataDir,
      accounts.map((name) => engine.account(name)),
    );
    try {
      await engine.#prepare(rights);
      await engine.#startServices();
    } catch (error) {
      await engine.stop();
      throw error;
    }
    return engine;
  }

  /** All that must never be seen. */
  get secrets(): readonly string[] {
    return [...Object.values(this.keys), ...this.#passwords.values()];
  }

  /** A token for a player, as their game's backend gets it. */
  async tokenFor(playerId: string): Promise<string> {
    const url = `${this.gatewayUrl}/v1/players/${playerId}/tokens`;
    const { body } = await ask(url, { method: 'POST', key: this.keys.backend });
    return String(body['token']);
  }

  get gatewayUrl(): string {
    return this.#urlOf('gateway');
  }

  get announced(): Services['announced'] {
    return this.#services?.announced ?? [];
  }

  get backends(): GuardedBackends {
    return this.#backends;
  }

  /** How whoever keeps the backends reaches Kafka. */
  get keeper(): KafkaOptions {
    return { brokers: [this.#backends.ownKafkaBrokers], clientId: 'keeper', onFatal };
  }

  account(name: string): Account {
    const password = this.#passwords.get(name) ?? hex(16);
    this.#passwords.set(name, password);
    const database = serviceNames.some((service) => service === name) ? this.prefix + name : undefined;
    return { name: this.prefix + name, password, ...(database !== undefined && { database }) };
  }

  /** How an account reaches Kafka, with its own password unless told otherwise. */
  async as(name: string, password = this.account(name).password): Promise<KafkaOptions> {
    return {
      brokers: [this.#backends.kafkaBrokers],
      clientId: this.prefix + name,
      ssl: { ca: await readFile(this.#backends.ca, 'utf8') },
      sasl: { mechanism: 'scram-sha-512', username: this.prefix + name, password },
      onFatal,
    };
  }

  /** What a service is told; its password of Kafka stands in a file. */
  environmentOf(service: ServiceName): Record<string, string> {
    const account = this.account(service);
    const { ca } = this.#backends;
    return {
      TOPIC_PREFIX: this.prefix,
      PARTITIONS: String(partitions),
      LOG_LEVEL: 'trace',
      OTEL_EXPORTER_OTLP_ENDPOINT: this.receiver.endpoint,
      KAFKA_BROKERS: this.#backends.kafkaBrokers,
      KAFKA_CLIENT: onTheOtherClient.has(service) ? 'platformatic' : 'kafkajs',
      KAFKA_SSL: 'true',
      KAFKA_SSL_CA: ca,
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: account.name,
      KAFKA_SASL_PASSWORD: `file:${this.#passwordFile(service)}`,
      MONGODB_URI: this.#backends.mongodbUriOf(account),
      MONGODB_TLS_CA: ca,
      GATEWAY_API_KEYS: this.keys.backend,
      AUTHOR_API_KEYS: this.keys.author,
      OPERATOR_API_KEYS: this.keys.operator,
      TOKEN_SECRET: this.keys.token,
      ANSWER_KEYS: `k1:${this.keys.answers}`,
      HUNT_SECRETS: `s1:${this.keys.hunts}`,
    };
  }

  /** What a tool is told that operators run: theirs on Kafka, and a service's own documents on MongoDB. */
  toolEnvironment(service: ServiceName): Record<string, string> {
    const { name, password } = this.account('operators');
    return {
      ...this.environmentOf(service),
      KAFKA_SASL_USERNAME: name,
      KAFKA_SASL_PASSWORD: password,
    };
  }

  async stop(): Promise<void> {
    await this.topics?.close();
    await this.#services?.stop();
    await this.#backends.stop();
    this.receiver.close();
  }

  #urlOf(service: ServiceName): string {
    return this.announced.find((one) => one.service === service)?.httpUrl ?? '';
  }

  #passwordFile(service: string): string {
    return join(this.dataDir, `${service}.password`);
  }

  async #prepare(rights: readonly Right[]): Promise<void> {
    const kafka = await connect(this.keeper);
    await kafka.admin.ensureTopics(topics, { prefix: this.prefix, partitions, replicationFactor: 1 });
    await kafka.disconnect();
    await grant(this.keeper, this.prefix, rights);
    this.topics = await Topics.open(this.#backends.ownKafkaBrokers, this.prefix, topics);
    for (const service of serviceNames)
      await writeFile(this.#passwordFile(service), `${this.account(service).password}\n`);
  }

  async #startServices(): Promise<void> {
    this.#services = await startServices({
      dataDir: this.dataDir,
      kafkaBrokers: this.#backends.kafkaBrokers,
      mongodbUri: '',
      environmentOf: (service) => this.environmentOf(service),
      restart: false,
    });
    this.backend = new Backend({
      kafkaBrokers: this.#backends.kafkaBrokers,
      mongodbUri: '',
      topicPrefix: this.prefix,
      gatewayUrl: this.gatewayUrl,
      catalogUrl: this.#urlOf('hunt-catalog'),
      apiKeys: { backend: this.keys.backend, author: this.keys.author, operator: this.keys.operator },
      services: {},
    });
  }
}
