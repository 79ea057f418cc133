import { choosePorts, movedPorts } from '../port-memory.js';
import { StackFailure } from '../stack-failure.js';
import type { Observer } from './observer.js';
import { startPrometheus } from './start-prometheus.js';
import { startZipkin } from './start-zipkin.js';

/** What looks at the stack; `stop` ends all of it. */
export interface Observers {
  environment: NodeJS.ProcessEnv;
  /** A line for each, for the person at the terminal. */
  lines: readonly string[];
  stop: () => Promise<void>;
}

/** Of those who are told otherwise by the caller's own environment, traces go there. */
const tracesGoElsewhere = ({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_TRACES_EXPORTER: exporter,
}: NodeJS.ProcessEnv): boolean => endpoint !== undefined || exporter !== undefined;

/** The stack runs as well without: what is missing is said, and it goes on. */
const orWithout = async (
  starting: Promise<Observer>,
  say: (line: string) => void,
): Promise<readonly Observer[]> => {
  try {
    return [await starting];
  } catch (error) {
    if (!(error instanceof StackFailure)) throw error;
    say(`${error.message} It goes on without.`);
    return [];
  }
};

/** Starts Prometheus and, unless the environment sends traces elsewhere, Zipkin; one that cannot be started is said, and left out. */
export const startObservers = async (
  dataDir: string,
  say: (line: string) => void,
  own: NodeJS.ProcessEnv = process.env,
): Promise<Observers> => {
  const ports = await choosePorts(dataDir, ['prometheus', 'zipkin']);
  (await movedPorts(ports)).forEach(say);
  say('Starting what looks at the stack.');
  const zipkin = () => orWithout(startZipkin({ dataDir, say, port: ports.zipkin }), say);
  const started = await Promise.all([
    orWithout(startPrometheus({ dataDir, say, port: ports.prometheus }), say),
    tracesGoElsewhere(own) ? [] : zipkin(),
  ]);
  const observers = started.flat();
  return {
    environment: Object.assign({}, ...observers.map(({ environment }) => environment)) as NodeJS.ProcessEnv,
    lines: observers.map(({ name, url }) => `${name.padEnd(13)} ${url}`),
    stop: async () => void (await Promise.all(observers.map((one) => one.stop()))),
  };
};
