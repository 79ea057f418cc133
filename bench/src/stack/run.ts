import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '@treasure-hunt/kafka';
import { playerActivity } from '@treasure-hunt/contracts';
import type { Contender, Given } from '../../contenders/contender.js';
import { Course, type CourseSize } from '../course.js';
import type { Watched } from '../measure/processes.js';
import type { Ground } from './backends.js';
import { LoadProcess } from './load-process.js';

/** A contender with players who have their first fix, ready to be driven. */
export interface Run {
  readonly load: LoadProcess;
  /** What the contender was started with. */
  readonly given: Given;
  /** Kafka, MongoDB, the contender's processes, and the load, in this order. */
  readonly processes: readonly Watched[];
  stop(): Promise<void>;
}

export interface RunOptions {
  readonly course: CourseSize;
  /** How fast players get their first fix. */
  readonly placePerS: number;
  /** What counts as an answer, too. */
  readonly alsoTypes?: readonly string[];
}

export const partitions = 8;
let runs = 0;

/** Starts a contender on topics and databases of its own. */
export const startRun = async (
  contender: Contender,
  ground: Ground,
  { course, placePerS, alsoTypes = [] }: RunOptions,
): Promise<Run> => {
  const prefix = `run${++runs}.`;
  const { kafkaBrokers, mongodbUri } = ground;
  const kafka = await connect({
    brokers: kafkaBrokers.split(','),
    clientId: 'topics',
    onFatal: () => undefined,
  });
  await kafka.admin.ensureTopics([playerActivity], { prefix, partitions, replicationFactor: 1 });
  await kafka.disconnect();
  const dataDir = join(ground.dataDir, prefix.slice(0, -1));
  await mkdir(dataDir, { recursive: true });
  const input = prefix + playerActivity.name;
  const hunt = new Course(course).hunt();
  const given = { kafkaBrokers, mongodbUri, prefix, dataDir, partitions, input, hunt, goal: course.goal };
  const running = await contender.start(given);
  try {
    const { topic, type } = running.answers;
    const answers = { topic, ...(type !== undefined && { types: [type, ...alsoTypes] }) };
    const load = await LoadProcess.start({ kafkaBrokers, input, partitions, answers, course });
    await load.place(placePerS);
    const stop = async (): Promise<void> => {
      load.stop();
      await running.stop();
      await ground.forget(prefix);
    };
    const processes = [...ground.processes, ...running.processes, { name: 'load', pid: load.pid }];
    return { load, given, processes, stop };
  } catch (error) {
    await running.stop();
    throw error;
  }
};
