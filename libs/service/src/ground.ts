import { readSettings, SettingsRefused, type Read } from '@treasure-hunt/settings';
import { createLog, createMetrics, type Log } from '@treasure-hunt/telemetry';
import { waitForIn } from './backends/wait-for.js';
import { createLifetime } from './ending/lifetime.js';
import { drainOnSignals, exitOnFailure } from './ending/signals.js';
import { startHealth } from './health/health.js';
import type { ReadyState } from './health/messages.js';
import { createReadiness } from './health/readiness.js';
import { openTracing } from './tracing/open-tracing.js';
import type { Ground, ProcessSpec, ProcessValues, ServiceOptions } from './service-options.js';

const settingsOf = <S extends ProcessSpec>({ name, settings, env }: ServiceOptions<S>): Read<S> => {
  try {
    return readSettings(settings, env ?? process.env);
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    const log = createLog({ service: name, instance: name, level: 'info' });
    for (const fault of error.faults) log.fatal({}, fault);
    process.exit(1);
  }
};

/** A line that is written whatever the level: others wait for it. */
export const announce = (log: Log, fields: object, what: string): void =>
  log.child({}, { level: 'info' }).info(fields, what);

const sentenceOf = ({ state, ready }: ReadyState): string => {
  if (!ready) return 'The service is not ready for work.';
  return state === 'ready' ? 'The service is ready for work.' : 'The service works, but not as it should.';
};

/** Reads and prints the settings, and starts the log, the metrics, the health thread and the handling of signals. */
export const layGround = async <S extends ProcessSpec>(options: ServiceOptions<S>): Promise<Ground> => {
  const { name } = options;
  const { values, shown, warnings } = settingsOf(options);
  const settings = values as unknown as ProcessValues;
  const log = createLog({ service: name, instance: settings.instance, level: settings.logLevel });
  announce(log, { settings: shown }, 'settings');
  for (const warning of warnings) log.warn({}, warning);
  const failed = exitOnFailure(log);
  const lifetime = createLifetime(log, settings.drainTimeoutMs);
  drainOnSignals(lifetime, log);
  const tracing = openTracing(name, settings, log);
  lifetime.began('the traces', () => tracing.close());
  const metrics = createMetrics({ service: name, instance: settings.instance });
  lifetime.began('the metrics', () => metrics.close());
  const { listenAddress: address, healthPort: port } = settings;
  const health = await startHealth({ address, port, metrics, failed });
  lifetime.began('the health thread', () => health.close());
  const readiness = createReadiness((state) => {
    log.info(state, sentenceOf(state));
    health.tell(state);
  });
  readiness.say('start', ['The service is starting.']);
  lifetime.draining.addEventListener('abort', () => readiness.say('end', ['The service is ending.']));
  const waitFor = waitForIn({ readiness, journal: log, draining: lifetime.draining });
  const healthUrl = health.url;
  return { name, settings, log, metrics, tracing, lifetime, readiness, waitFor, healthUrl, failed };
};
