import { join } from 'node:path';

import { workspaceRoot } from '../layout.js';
import { fetchedJars, pinned } from '../maven/fetch.js';

const kafka = {
  name: 'Kafka',
  pom: join(workspaceRoot, 'tools/local-stack/pom.xml'),
  property: 'kafka.version',
  folder: 'kafka',
};

/** The version of Kafka that the pom pins. */
export const pinnedKafka = (): Promise<string> => pinned(kafka);

/** The folder with Kafka's jars, fetched through Maven the first time. @throws StackFailure that says what to install */
export const kafkaJars = (say: (line: string) => void, cache?: string): Promise<string> =>
  fetchedJars(kafka, say, cache);
