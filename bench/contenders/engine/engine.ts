import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HuntDefinition } from '@treasure-hunt/contracts';
import { devApiKeys, startServices, type Announcement, type ServiceName } from '@treasure-hunt/local-stack';
import type { Contender, Given, Process } from '../contender.js';

const deciding: Record<Given['goal'], readonly ServiceName[]> = {
  assignment: ['discovery', 'clue-solving'],
  reward: ['discovery', 'clue-solving', 'chest-reveal', 'rewards'],
};
const answer = { assignment: 'clue.assigned', reward: 'reward.granted' } as const;

/** Services that run, with the processes that they are. */
export interface RunningServices {
  readonly announced: readonly Announcement[];
  readonly processes: readonly Process[];
  stop(): Promise<void>;
}

/** How services are started beside what they are started with anyway. */
export interface More {
  readonly group?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts services as `npm start` does, each a process of its own, for one prefix. */
export const startEngine = async (
  services: readonly ServiceName[],
  { kafkaBrokers, mongodbUri, dataDir, prefix, partitions }: Omit<Given, 'hunt' | 'input' | 'goal'>,
  { group, env }: More = {},
): Promise<RunningServices> => {
  await mkdir(join(dataDir, 'logs'), { recursive: true });
  const processes: Process[] = [];
  const running = await startServices({
    ...(group !== undefined && { group }),
    ...{ services, kafkaBrokers, mongodbUri, dataDir },
    restart: false,
    environmentOf: () => ({ TOPIC_PREFIX: prefix, PARTITIONS: String(partitions), ...env }),
    up: async ({ service }, { process }) => void processes.push({ name: service, pid: process.pid }),
  });
  return { ...running, processes };
};

/** Publishes a hunt. @throws with what the catalog says of it */
export const publish = async (catalogUrl: string, hunt: HuntDefinition): Promise<void> => {
  const response = await fetch(`${catalogUrl}/v1/hunts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${devApiKeys.author}`, 'content-type': 'application/json' },
    body: JSON.stringify(hunt),
  });
  if (response.status !== 201) throw new Error(`The hunt was not published: ${await response.text()}`);
};

const maxClues = 500;

/** A hunt has at most 500 clues: what has more becomes several. */
const inHunts = (hunt: HuntDefinition): HuntDefinition[] =>
  Array.from({ length: Math.ceil(hunt.clues.length / maxClues) }, (_, index) => ({
    ...hunt,
    huntId: `${hunt.huntId}-${index}`,
    clues: hunt.clues.slice(index * maxClues, (index + 1) * maxClues),
  }));

/** The engine as it is deployed, a process for each service that the goal needs, with an environment beside its defaults. */
export const engineWith = (env: Readonly<Record<string, string>>): Contender => ({
  name: 'engine',
  title: 'this engine: a process for each phase, states in memory, checkpoints in MongoDB',
  rewards: true,
  guessPerS: 8_000,
  async start(given) {
    const catalog = await startEngine(['hunt-catalog'], given);
    const running = await startEngine(deciding[given.goal], given, { env });
    for (const hunt of inHunts(given.hunt)) await publish(catalog.announced[0]!.httpUrl!, hunt);
    await catalog.stop();
    return {
      processes: running.processes,
      answers: { topic: `${given.prefix}hunt.player-feed.v1`, type: answer[given.goal] },
      stop: () => running.stop(),
    };
  },
});

export const engine = engineWith({});

export const enginePlatformatic: Contender = {
  ...engineWith({ KAFKA_CLIENT: 'platformatic' }),
  name: 'engine-platformatic',
  title: 'this engine with @platformatic/kafka in the place of kafkajs',
  variant: true,
};
