import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { choosePort, isFree } from './ports.js';
import { writeAtomically } from './write-atomically.js';

const defaults = {
  kafka: 9092,
  kafkaController: 9093,
  mongodb: 27017,
  gateway: 8080,
  'hunt-catalog': 8081,
  prometheus: 9090,
  zipkin: 9411,
};

/** What a stack listens with. */
export type PortName = keyof typeof defaults;

type Ports = Partial<Record<PortName, number>>;

/** Ports written down as `ports.json` by an earlier start; none where the file is missing or not readable. */
const remembered = async (file: string): Promise<Ports> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Ports;
  } catch {
    return {};
  }
};

/**
 * Free ports for these names: those of the last start, so that a restart is found where it was, else the customary ones,
 * else any. The choice is written into the data folder.
 */
export const choosePorts = async <Name extends PortName>(
  dataDir: string,
  names: readonly Name[],
): Promise<Record<Name, number>> => {
  const file = join(dataDir, 'ports.json');
  await mkdir(dataDir, { recursive: true });
  const earlier = await remembered(file);
  const chosen: Ports = {};
  for (const name of names) {
    const taken = Object.values(chosen);
    const wishes = [earlier[name], defaults[name]].filter(
      (port) => port === undefined || !taken.includes(port),
    );
    chosen[name] = await choosePort(wishes);
  }
  await writeAtomically(file, `${JSON.stringify({ ...earlier, ...chosen })}\n`);
  return chosen as Record<Name, number>;
};

const listeners: Partial<Record<PortName, string>> = {
  kafka: 'Kafka',
  mongodb: 'MongoDB',
  gateway: 'gateway',
  'hunt-catalog': 'hunt-catalog',
  prometheus: 'Prometheus',
  zipkin: 'Zipkin',
};

/** One line for each of the ports that is not the customary one because that is taken; asked before anything listens. */
export const movedPorts = async (ports: Ports): Promise<string[]> => {
  const lines: string[] = [];
  for (const [name, port] of Object.entries(ports) as [PortName, number][]) {
    const moved = port !== defaults[name] && listeners[name] !== undefined;
    if (moved && !(await isFree(defaults[name])))
      lines.push(`${defaults[name]} is taken; ${listeners[name]} listens on ${port}.`);
  }
  return lines;
};
