import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  partitionOf,
  playerActivity,
  PlayerMoved,
  solutionAttempts,
  SolutionAttempted,
} from '@treasure-hunt/contracts';
import { connect } from '@treasure-hunt/kafka';
import type { Stack } from '@treasure-hunt/local-stack';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import type { Json } from '../outside/events.js';

/** What went in: over Kafka, and over HTTP with what the gateway answered, by status; `accepted` are its events. */
export interface Flooded {
  written: number;
  accepted: number;
  /** Refusals with 503 that did not say when to come back. */
  unadvised: number;
  readonly statuses: Map<number, number>;
}

const players = 50_000;
/** Few, so that what is remembered of each (16 verdicts) is so within the warm-up. */
const guessers = 1_000;
const eventsAtOnce = 1_000;
const posters = 48;
const leastPerS = 1_000;
/** Long, so that the bodies in hand reach their bound. */
const source = `/overload/${'x'.repeat(500)}`;

const chance = (below: number): number => Math.floor(Math.random() * below);

/** Somebody walks near Paris. */
const move = (): Json => ({
  playerId: `overload-walker-${chance(players)}`,
  at: new Date().toISOString(),
  position: { lat: 48.7 + chance(1_000) / 1e5, lon: 2.1 + chance(1_000) / 1e5 },
});

/** Somebody answers what they were not asked. */
const guess = (): Json => ({
  attemptId: randomUUID(),
  clueId: 'first-steps.hello',
  playerId: `overload-guesser-${chance(guessers)}`,
  assignmentId: 'none',
  answer: 'hello',
  at: new Date().toISOString(),
});

const recordOf = (prefix: string, partitions: number): OutgoingRecord => {
  const [topic, kind, data, key] = Math.random() < 0.9 ? moved() : guessed();
  return {
    topic: prefix + topic,
    partition: partitionOf(key, partitions),
    key,
    value: JSON.stringify(data),
    headers: { ce_type: kind },
  };
};

const moved = () => {
  const data = move();
  return [playerActivity.name, PlayerMoved.type, data, String(data['playerId'])] as const;
};
const guessed = () => {
  const data = guess();
  return [solutionAttempts.name, SolutionAttempted.type, data, String(data['clueId'])] as const;
};

const body = (): string =>
  JSON.stringify(
    Array.from({ length: eventsAtOnce }, () => ({
      specversion: '1.0',
      id: randomUUID(),
      source,
      type: PlayerMoved.type,
      data: move(),
    })),
  );

const post = async ({ gatewayUrl, apiKeys }: Stack, text: string, flooded: Flooded): Promise<void> => {
  const response = await fetch(`${gatewayUrl}/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKeys.backend}`,
      'content-type': 'application/cloudevents-batch+json',
    },
    body: text,
  });
  const { status } = response;
  flooded.statuses.set(status, (flooded.statuses.get(status) ?? 0) + 1);
  if (status === 503 && !response.headers.has('retry-after')) flooded.unadvised += 1;
  const said = await response.text();
  flooded.accepted += said.match(/"status":"accepted"/g)?.length ?? (status === 202 ? eventsAtOnce : 0);
};

/** Clients that do not wait when they are told to: they send as many requests as are answered. */
const flood = async (stack: Stack, flooded: Flooded, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) await post(stack, body(), flooded).catch(() => sleep(100));
};

/** Twice what is decided, over Kafka itself; `decidedPerS` says how much that is. */
const outrun = async (stack: Stack, flooded: Flooded, { signal, decidedPerS }: Load): Promise<void> => {
  const onFatal = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
  const kafka = await connect({ brokers: stack.kafkaBrokers.split(','), clientId: 'overload', onFatal });
  const partitions = await kafka.log.partitionCount(stack.topicPrefix + playerActivity.name);
  const sender = kafka.sender();
  while (!signal.aborted) {
    const tick = sleep(500);
    const count = Math.round(Math.max(leastPerS, 2 * decidedPerS()) / 2);
    const records = Array.from({ length: count }, () => recordOf(stack.topicPrefix, partitions));
    await sender.send(records);
    flooded.written += records.length;
    await tick;
  }
  await kafka.disconnect();
};

/** How much is decided now, and when the load ends. */
export interface Load {
  readonly signal: AbortSignal;
  readonly decidedPerS: () => number;
}

/** Overloads the engine until the signal aborts: consumers over Kafka, the gateway over HTTP. */
export const overload = async (stack: Stack, load: Load): Promise<Flooded> => {
  const flooded: Flooded = { written: 0, accepted: 0, unadvised: 0, statuses: new Map() };
  const clients = Array.from({ length: posters }, () => flood(stack, flooded, load.signal));
  await Promise.all([outrun(stack, flooded, load), ...clients]);
  return flooded;
};
