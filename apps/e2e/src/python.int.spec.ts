import { join } from 'node:path';
import { python } from '@treasure-hunt/kafka/testing';
import { workspaceRoot } from '@treasure-hunt/local-stack';
import { startEngine, type Engine } from './engine.js';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine.stop(), 60_000);

interface Report {
  readonly messages: Readonly<Record<string, number>>;
  readonly repeated: number;
  readonly verified: number;
}

const playFromPython = async (): Promise<Report> => {
  const { kafkaBrokers, catalogUrl, apiKeys } = engine.stack;
  const said = await python([join(workspaceRoot, 'apps/e2e/python/play.py')], {
    KAFKA_BROKERS: kafkaBrokers,
    TOPIC_PREFIX: engine.prefix,
    CATALOG_URL: catalogUrl,
    CATALOG_API_KEY: apiKeys.author,
  });
  return JSON.parse(said) as Report;
};

it('a client in Python, written from the contract, publishes a hunt, plays it over Kafka, and verifies every draw', async () => {
  const { repeated, verified, messages } = await playFromPython();
  expect(verified).toBe(12);
  expect(repeated).toBeGreaterThan(0);
  expect(messages).toEqual({
    'hunt.definitions.v1 hunt.published': 1,
    'hunt.player-feed.v1 clue.locked': 12,
    'hunt.player-feed.v1 clue.assigned': 24,
    'hunt.player-feed.v1 solution.rejected': 12,
    'hunt.player-feed.v1 solution.accepted': 24,
    'hunt.player-feed.v1 chest.revealed': 9,
    'hunt.player-feed.v1 chest.exhausted': 3,
    'hunt.player-feed.v1 reward.granted': 12,
    'hunt.player-feed.v1 wallet.changed': 12,
    'hunt.rewards.v1 reward.granted': 12,
  });
}, 120_000);
