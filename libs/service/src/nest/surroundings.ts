import type { Log, Metrics, Tracing } from '@treasure-hunt/telemetry';
import type { Lifetime } from '../ending/lifetime.js';
import type { Readiness } from '../health/readiness.js';

/** What every part of a process shares. */
export interface Surroundings {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly lifetime: Lifetime;
  readonly readiness: Readiness;
}
