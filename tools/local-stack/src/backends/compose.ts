import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

import { workspaceRoot } from '../layout.js';
import { ask, succeeds } from '../process/run.js';
import { StackFailure } from '../stack-failure.js';
import type { Backend, Place } from './backend.js';

const upTimeoutMs = 300_000;

/** The names of the backends in docker-compose.yml, with the port of the container that is published. */
const inside = { kafka: 9092, mongodb: 27017 } as const;

/** A backend that the compose file has. */
export type Composed = keyof typeof inside;

const addressOf: Record<Composed, (port: number) => string> = {
  kafka: (port) => `127.0.0.1:${port}`,
  // The replica set knows its member under the container's name, so a client outside talks to it directly.
  mongodb: (port) => `mongodb://127.0.0.1:${port}/?directConnection=true`,
};

/** Arguments of `docker` that name this data folder's containers and volumes. */
const project = (dataDir: string): string[] => {
  const name = basename(dataDir).replace(/[^a-z0-9_-]/g, '') || 'local';
  return ['compose', '-p', `treasure-hunt-${name}`, '-f', join(workspaceRoot, 'docker-compose.yml')];
};

/** Whether a Docker engine answers and knows compose; a client alone does not count. */
export const dockerAnswers = async (): Promise<boolean> =>
  (await succeeds('docker', ['info'])) && (await succeeds('docker', ['compose', 'version']));

/** The port of this machine under which a running container is reached, read from `docker compose port`. */
export const publishedPort = (output: string): number | undefined => {
  const [, port] = /:(\d+)\s*$/.exec(output) ?? [];
  return port === undefined || port === '0' ? undefined : Number(port);
};

/** The port each is reached with: that of its container where it runs already, else the free one that was chosen. */
const portOf = async (name: Composed, { dataDir, ports }: Place): Promise<number> => {
  const outcome = await ask('docker', [...project(dataDir), 'port', name, String(inside[name])]);
  const running = outcome.kind === 'ended' && outcome.code === 0 ? publishedPort(outcome.output) : undefined;
  return running ?? ports[name];
};

const up = async (dataDir: string, portByName: ReadonlyMap<Composed, number>): Promise<void> => {
  const args = [...project(dataDir), 'up', '--detach', '--wait', ...portByName.keys()];
  const ports = [...portByName].map(([name, port]) => [`${name.toUpperCase()}_PORT`, String(port)]);
  const env = { ...process.env, ...(Object.fromEntries(ports) as Record<string, string>) };
  try {
    await promisify(execFile)('docker', args, { env, timeout: upTimeoutMs });
  } catch (error) {
    const reason = (error as { stderr?: string }).stderr?.trim();
    throw new StackFailure(
      `docker compose could not start ${[...portByName.keys()].join(' and ')}:\n${reason ?? ''}`,
    );
  }
};

/** Starts backends of docker-compose.yml with one call and waits until they are healthy. @throws StackFailure with what docker said */
export const startComposed = async (
  names: readonly Composed[],
  place: Place,
): Promise<Map<Composed, Backend>> => {
  const { dataDir, say } = place;
  const portByName = new Map<Composed, number>();
  for (const name of names) portByName.set(name, await portOf(name, place));
  say(`Starting ${names.join(' and ')} with docker compose.`);
  await up(dataDir, portByName);
  const backend = (name: Composed, port: number): Backend => ({
    address: addressOf[name](port),
    stop: async () => void (await ask('docker', [...project(dataDir), 'stop', name], 60_000)),
  });
  return new Map([...portByName].map(([name, port]) => [name, backend(name, port)]));
};

/** Removes the containers and volumes of this data folder. */
export const removeComposed = async (dataDir: string): Promise<void> => {
  await ask('docker', [...project(dataDir), 'down', '--volumes'], 60_000);
};
