import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  choosePort,
  devApiKeys,
  serviceNames,
  startServices,
  testDataDir,
  workspaceRoot,
  type ServiceName,
  type Services,
  type Stack,
} from '@treasure-hunt/local-stack';
import { Backend } from '../outside/backend.js';
import { ownKafka, ownMongodb, type OwnBackend } from './own-backends.js';

const huntFile = join(workspaceRoot, 'apps/load-game/hunts/first-steps.hunt.json');

/** All services, each once, on a Kafka and a MongoDB that can be stopped. */
export class OwnEngine {
  readonly prefix = `away-${randomBytes(3).toString('hex')}.`;
  private readonly dataDir = join(testDataDir, this.prefix.slice(0, -1));
  private readonly ports = new Map<string, number>();
  private backends: { readonly kafka: OwnBackend; readonly mongodb: OwnBackend } | undefined;
  private services: Promise<Services> | undefined;

  /** Starts the backends only. */
  async startBackends(): Promise<void> {
    await mkdir(join(this.dataDir, 'logs'), { recursive: true });
    for (const use of ['health', 'http'])
      for (const service of serviceNames) this.ports.set(`${service} ${use}`, await choosePort([]));
    this.backends = { kafka: await ownKafka(this.dataDir), mongodb: await ownMongodb(this.dataDir) };
  }

  get kafka(): OwnBackend {
    return this.backends!.kafka;
  }

  get mongodb(): OwnBackend {
    return this.backends!.mongodb;
  }

  get stack(): Stack {
    return {
      kafkaBrokers: this.kafka.address,
      mongodbUri: this.mongodb.address,
      topicPrefix: this.prefix,
      gatewayUrl: this.urlOf('gateway', 'http'),
      catalogUrl: this.urlOf('hunt-catalog', 'http'),
      apiKeys: devApiKeys,
      services: {},
    };
  }

  /** Starts all services; `ready` resolves when all of them are. One that ends is not started again. */
  startServices(): void {
    const { kafkaBrokers, mongodbUri } = this.stack;
    const environmentOf = (service: ServiceName) => ({
      TOPIC_PREFIX: this.prefix,
      HEALTH_PORT: String(this.ports.get(`${service} health`)),
      HTTP_PORT: String(this.ports.get(`${service} http`)),
    });
    const { dataDir } = this;
    this.services = startServices({ kafkaBrokers, mongodbUri, dataDir, environmentOf, restart: false });
    this.services.catch(() => undefined);
  }

  async ready(): Promise<void> {
    await this.services;
  }

  /** Publishes the first hunt. */
  async publish(): Promise<void> {
    const hunt = JSON.parse(await readFile(huntFile, 'utf8')) as object;
    const { status } = await new Backend(this.stack).publish(hunt);
    if (status !== 201) throw new Error(`The hunt was not published: ${status}.`);
  }

  /** Why services are not ready: their names and reasons; empty where all of them are, undefined for one that does not answer. */
  async reasons(): Promise<ReadonlyMap<ServiceName, readonly string[] | undefined>> {
    const asked = serviceNames.map(async (service) => {
      const answer = await fetch(`${this.urlOf(service, 'health')}/health/ready`).catch(() => undefined);
      const said = (await answer?.json()) as { reasons: string[] } | undefined;
      return [service, said?.reasons] as const;
    });
    return new Map((await Promise.all(asked)).filter(([, reasons]) => reasons?.length !== 0));
  }

  /** The sum of a counter over all services, by what they say of themselves. */
  async counted(counter: string): Promise<number> {
    const texts = await Promise.all(
      serviceNames.map(async (service) => (await fetch(`${this.urlOf(service, 'health')}/metrics`)).text()),
    );
    const lines = new RegExp(`^${counter}(?:_total)?\\{.*\\} (\\d+)`, 'gm');
    return texts.flatMap((text) => [...text.matchAll(lines)]).reduce((sum, [, n]) => sum + Number(n), 0);
  }

  async stop(): Promise<void> {
    await (await this.services?.catch(() => undefined))?.stop();
    await this.backends?.kafka.stop();
    await this.backends?.mongodb.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private urlOf(service: ServiceName, use: 'health' | 'http'): string {
    return `http://127.0.0.1:${this.ports.get(`${service} ${use}`)}`;
  }
}
