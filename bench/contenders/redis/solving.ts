import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import kafkajs from 'kafkajs';
import type { Redis } from 'ioredis';
import { workspaceRoot } from '@treasure-hunt/local-stack';
import { assigned, type Discovered } from '../assigned.js';
import { connectRedis, crash, discovered, execute, group, hunt, kafka, topics } from './environment.js';

/**
 * Takes what players have found from the stream, as a consumer of a group; a script decides on all that was taken, at once. What it assigned is written to
 * Kafka, and acknowledged in the stream when the brokers have it. What a crash leaves open is taken first, and answered as it was.
 */
const most = 1_000;
const waitMs = 200;
const name = 'solving';

/** A discovery as the stream has it: its id, and names and values in turn. */
type Entry = readonly [id: string, fields: readonly string[]];

interface Assigning extends Redis {
  assign(count: number, ...keysAndArguments: readonly (string | number)[]): Promise<string[]>;
}

const commands = connectRedis() as Assigning;
const reading = connectRedis();
const producer = kafka.producer({
  allowAutoTopicCreation: false,
  createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
});
const clues = new Map(hunt.clues.map((clue) => [clue.clueId, clue]));

const fieldsOf = (fields: readonly string[]): Discovered => {
  const entries = fields.flatMap((field, n) => (n % 2 === 0 ? [[field, fields[n + 1]]] : []));
  return Object.fromEntries(entries) as Discovered;
};

/** From the beginning of what it has not acknowledged (`0`), or what nobody has taken (`>`); the latter is waited for. */
const read = async (from: '0' | '>'): Promise<readonly Entry[]> => {
  const found = await reading.xreadgroup(
    ...(['GROUP', group, name, 'COUNT', most, 'BLOCK', waitMs, 'STREAMS', discovered, from] as const),
  );
  const [stream] = (found ?? []) as [string, Entry[]][];
  return stream?.[1] ?? [];
};

const answer = async (entries: readonly Entry[]): Promise<void> => {
  const found = new Map(entries.map(([id, fields]) => [id, fieldsOf(fields)]));
  const keys = [...found.values()].map(({ clueId }) => `holders:${clueId}`);
  const terms = [...found].flatMap(([id, { clueId, playerId }]) => [
    id,
    playerId,
    clues.get(clueId)?.capacity ?? '',
  ]);
  const ids = await commands.assign(keys.length, ...keys, ...terms);
  const messages = ids.map((assignmentId) => {
    const one = found.get(assignmentId)!;
    return assigned(hunt, clues.get(one.clueId)!, { ...one, assignmentId });
  });
  if (messages.length > 0) await producer.send({ topic: topics.feed, acks: -1, messages });
  // Nobody waits for this: what is not acknowledged after a crash is answered as it was.
  const done = commands
    .multi()
    .xack(discovered, group, ...found.keys())
    .xdel(discovered, ...found.keys());
  execute(done).catch(crash);
};

commands.defineCommand('assign', {
  lua: readFileSync(join(workspaceRoot, 'bench/contenders/redis/assign.lua'), 'utf8'),
});
await producer.connect();
await reading.xgroup('CREATE', discovered, group, '0', 'MKSTREAM').catch((error: Error) => {
  if (!error.message.startsWith('BUSYGROUP')) throw error;
});
let stopping = false;
process.once('SIGTERM', () => (stopping = true));
for (let left = await read('0'); left.length > 0; left = await read('0')) await answer(left);
process.stdout.write('ready\n');
while (!stopping) {
  const entries = await read('>');
  if (entries.length > 0) await answer(entries);
}
await producer.disconnect();
process.exit();
