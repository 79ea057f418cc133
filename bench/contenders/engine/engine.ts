import type { HuntDefinition } from '@treasure-hunt/contracts';
import { devApiKeys, startServices, type ServiceName } from '@treasure-hunt/local-stack';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contender, Given, Process } from '../contender.js';

const deciding: Record<Given['goal'], readonly ServiceName[]> = {
  assignment: ['discovery', 'clue-solving'],
  reward: ['discovery', 'clue-solving', 'chest-reveal', 'rewards'],
};
const answer = { assignment: 'clue.assigned', reward: 'reward.granted' } as const;

/** Starts services as `npm start` does, each a process of its own, for one prefix. */
const start = async (services: readonly ServiceName[], given: Given) => {
  const { kafkaBrokers, mongodbUri, dataDir, prefix, partitions } = given;
  await mkdir(join(dataDir, 'logs'), { recursive: true });
  const processes: Process[] = [];
  const running = await startServices({
    services,
    kafkaBrokers,
    mongodbUri,
    dataDir,
    restart: false,
    environmentOf: () => ({ TOPIC_PREFIX: prefix, PARTITIONS: String(partitions), LOG_LEVEL: 'warn' }),
    up: async ({ service }, { process }) => void processes.push({ name: service, pid: process.pid }),
  });
  return { ...running, processes };
};

const publish = async (catalogUrl: string, hunt: HuntDefinition): Promise<void> => {
  const response = await fetch(`${catalogUrl}/v1/hunts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${devApiKeys.author}`, 'content-type': 'application/json' },
    body: JSON.stringify(hunt),
  });
  if (response.status !== 201) throw new Error(`The hunt was not published: ${await response.text()}`);
};

/** The engine as it is deployed: a process for each service that the goal needs, with its defaults. */
export const engine: Contender = {
  name: 'engine',
  title: 'this engine: a process for each phase, states in memory, checkpoints in MongoDB',
  rewards: true,
  guessPerS: 8_000,
  async start(given) {
    const catalog = await start(['hunt-catalog'], given);
    const running = await start(deciding[given.goal], given);
    await publish(catalog.announced[0]!.httpUrl!, given.hunt);
    await catalog.stop();
    return {
      processes: running.processes,
      answers: { topic: `${given.prefix}hunt.player-feed.v1`, type: answer[given.goal] },
      stop: () => running.stop(),
    };
  },
};
