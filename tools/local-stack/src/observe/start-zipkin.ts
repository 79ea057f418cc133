import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { requireJava } from '../kafka/java.js';
import { logsDir, workspaceRoot } from '../layout.js';
import { fetchedJars } from '../maven/fetch.js';
import { awaitService } from '../process/await-service.js';
import { supervise } from '../process/supervise.js';
import { answers } from './answers.js';
import type { Observer, ObserverPlace } from './observer.js';

const startTimeoutMs = 120_000;
/** What it keeps in memory; the oldest traces go first. */
const maxSpans = 100_000;

const zipkin = {
  name: 'Zipkin',
  pom: join(workspaceRoot, 'tools/local-stack/zipkin/pom.xml'),
  property: 'zipkin.version',
  folder: 'zipkin',
};

/** Starts Zipkin, which shows traces and keeps them in memory. @throws StackFailure that says what to install or what went wrong */
export const startZipkin = async ({ dataDir, port, say }: ObserverPlace): Promise<Observer> => {
  await requireJava('Zipkin');
  const folder = await fetchedJars(zipkin, say);
  const [jar = ''] = globSync('*-exec.jar', { cwd: folder });
  const log = join(logsDir(dataDir), 'zipkin.log');
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const url = `http://127.0.0.1:${port}`;
  const running = await supervise({
    command: 'java',
    args: [
      '-Xmx256m',
      '-XX:TieredStopAtLevel=1', // It has little more to do than to start.
      '-jar',
      join(folder, jar),
      '--armeria.ports[0].address=127.0.0.1',
      `--armeria.ports[0].port=${port}`,
      '--armeria.ports[0].protocols[0]=http',
      '--logging.level.root=warn',
    ],
    log,
    env: { ...process.env, STORAGE_TYPE: 'mem', MEM_MAX_SPANS: String(maxSpans) },
  });
  const ready = () => answers(`${url}/health`);
  await awaitService(running, { name: 'Zipkin', log, from, timeoutMs: startTimeoutMs, ready });
  const environment = {
    OTEL_TRACES_EXPORTER: 'zipkin',
    OTEL_EXPORTER_ZIPKIN_ENDPOINT: `${url}/api/v2/spans`,
  };
  return {
    name: 'Zipkin',
    url: `${url}/zipkin/`,
    environment,
    stop: async () => void (await running.stop()),
  };
};
