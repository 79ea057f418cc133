import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GameBackend, type GameEvent } from '@treasure-hunt/client';
import {
  devApiKeys,
  startBackends,
  startServices,
  testDataDir,
  type Backends,
  type Services,
} from '@treasure-hunt/local-stack';
import { eventually } from './outside/eventually.js';

const dataDir = join(testDataDir, `kafka-away-${randomBytes(3).toString('hex')}`);
/** Everybody else goes on with theirs: this Kafka is stopped. */
const startKafka = (): Promise<Backends> =>
  startBackends({ dataDir, env: { MONGODB_URI: process.env['MONGODB_URI'] } });

const scan: GameEvent = {
  type: 'player.acted',
  data: { playerId: 'ada', at: new Date().toISOString(), action: 'scanned', targetId: 'qr' },
};

describe('a gateway whose Kafka goes away', () => {
  let kafka: Backends;
  let services: Services;

  beforeAll(async () => {
    kafka = await startKafka();
    process.env['TOPIC_PREFIX'] = `away-${randomBytes(3).toString('hex')}.`;
    services = await startServices({ ...kafka, dataDir, services: ['gateway'], restart: false });
  }, 120_000);
  afterAll(async () => {
    await services.stop();
    await kafka.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('says so, refuses at once what it cannot store, and takes events again when Kafka is back', async () => {
    const [{ httpUrl = '', healthUrl } = {}] = services.announced;
    const reasons = async (): Promise<readonly string[]> =>
      ((await (await fetch(`${healthUrl}/health/ready`)).json()) as { reasons: string[] }).reasons;
    const post = (signal?: AbortSignal) =>
      fetch(`${httpUrl}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${devApiKeys.backend}`, 'content-type': 'application/json' },
        body: JSON.stringify({ specversion: '1.0', id: 'e', source: '/game', ...scan }),
        ...(signal && { signal }),
      });
    expect((await post()).status).toBe(202);

    await kafka.stop();
    await eventually('the reason', async () => (await reasons()).includes('Kafka is away.') || undefined);
    const refused = await post(AbortSignal.timeout(4_000)); // Who waits for Kafka waits for 5 s.
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

    const patient = new GameBackend({ url: httpUrl, apiKey: devApiKeys.backend, patience: { tries: 100 } });
    const sending = patient.send(scan);
    kafka = await startKafka();
    await sending;
    await eventually('readiness', async () => (await reasons()).length === 0 || undefined);
  }, 120_000);
});
