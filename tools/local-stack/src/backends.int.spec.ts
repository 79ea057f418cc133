import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { workspaceRoot } from './layout.js';
import { runCommand } from './mongodb/replica-set.js';
import { waitUntil } from './process/wait-until.js';
import { backendsOn } from './stack/leftovers.js';
import { createTopic } from './testing/create-topic.js';
import { temporaryFolder } from './testing/temporary-folder.js';

const created = 0;
const alreadyThere = 36;

interface Started {
  parent: ChildProcess;
  kafka: string;
  mongodb: string;
}

const parents: ChildProcess[] = [];

const start = async (dataDir: string): Promise<Started> => {
  const { KAFKA_BROKERS: _kafka, MONGODB_URI: _mongodb, ...own } = process.env;
  // No Docker engine there: this is about processes.
  const env = { ...own, DOCKER_HOST: `unix://${dataDir}/no-engine.sock` };
  const script = join(workspaceRoot, 'tools/local-stack/dist/backends.js');
  const parent = spawn(process.execPath, [script, '--data-dir', dataDir], { env });
  parents.push(parent);
  let output = '';
  for (const stream of [parent.stdout, parent.stderr])
    stream.on('data', (chunk) => (output += String(chunk)));
  const found = await waitUntil(() => {
    if (parent.exitCode !== null) throw new Error(`the stack did not start: ${output}`);
    return /KAFKA_BROKERS='(.*)'\n.*MONGODB_URI='(.*)'/.exec(output) ?? undefined;
  }, 100_000);
  if (!found) throw new Error(`the stack did not start in time: ${output}`);
  return { parent, kafka: found[1]!, mongodb: found[2]! };
};

const end = async ({ parent }: Started, signal: NodeJS.Signals): Promise<number | null> => {
  const ended = once(parent, 'exit');
  parent.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
};

const nothingRuns = (dataDir: string) =>
  waitUntil(async () => ((await backendsOn(dataDir)).length === 0 ? true : undefined), 15_000);

describe('Kafka and MongoDB as processes', () => {
  const dataDir = temporaryFolder();
  // Also where the test fails halfway.
  afterAll(async () => {
    parents.forEach((parent) => parent.kill());
    await nothingRuns(dataDir);
  });
  const notes = { find: 'notes', projection: { _id: 0 } };
  const kept = async ({ kafka, mongodb }: Started) => ({
    topic: await createTopic(kafka, 'kept'),
    notes: (await runCommand(mongodb, 'kept', notes))['cursor'].firstBatch,
  });
  const all = { topic: alreadyThere, notes: [{ text: 'first' }] };

  it('end with the process that started them, and their data outlives every kind of end', async () => {
    const first = await start(dataDir);
    expect(await createTopic(first.kafka, 'kept')).toBe(created);
    const insert = {
      insert: 'notes',
      documents: [{ text: 'first' }],
      writeConcern: { w: 'majority', j: true },
    };
    await runCommand(first.mongodb, 'kept', insert);
    expect(await backendsOn(dataDir)).toHaveLength(2);

    await end(first, 'SIGKILL');
    expect(await nothingRuns(dataDir)).toBe(true);

    const second = await start(dataDir);
    expect(await kept(second)).toEqual(all);
    for (const pid of await backendsOn(dataDir)) process.kill(pid, 'SIGKILL');
    await end(second, 'SIGKILL');

    const third = await start(dataDir);
    expect(await kept(third)).toEqual(all);
    expect(await end(third, 'SIGTERM')).toBe(0);
    expect(await backendsOn(dataDir)).toEqual([]);
  }, 180_000);
});
