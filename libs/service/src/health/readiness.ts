import type { ReadyState } from './messages.js';

/** Collects from its sources what the service says of itself. */
export interface Readiness {
  /** Replaces why a source keeps the service from working; no reasons: nothing is in its way. */
  say(source: string, reasons: readonly string[]): void;
  /** Replaces why a source has the service work, but not as it should. */
  strain(source: string, reasons: readonly string[]): void;
  /** Resolves when nothing is in the way for the first time. */
  readonly firstReady: Promise<void>;
}

type Said = Map<string, readonly string[]>;

/** Publishes each change; ready when no source gives a reason against it. What two of them say is said once. */
export const createReadiness = (publish: (state: ReadyState) => void): Readiness => {
  const hindrances: Said = new Map();
  const strains: Said = new Map();
  const first = Promise.withResolvers<void>();
  let hasStarted = false;
  let published = '';
  const look = (): void => {
    const ready = [...hindrances.values()].every((reasons) => reasons.length === 0);
    hasStarted ||= ready;
    const reasons = [...new Set([...hindrances.values(), ...strains.values()].flat())];
    const state: ReadyState = { state: stateOf(hasStarted, reasons), ready, reasons };
    if (JSON.stringify(state) === published) return;
    published = JSON.stringify(state);
    publish(state);
    if (ready) first.resolve();
  };
  const into = (said: Said) => (source: string, reasons: readonly string[]) => {
    said.set(source, reasons);
    look();
  };
  return { say: into(hindrances), strain: into(strains), firstReady: first.promise };
};

const stateOf = (hasStarted: boolean, reasons: readonly string[]): ReadyState['state'] => {
  if (!hasStarted) return 'starting';
  return reasons.length === 0 ? 'ready' : 'degraded';
};
