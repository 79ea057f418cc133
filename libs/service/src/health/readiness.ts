import type { ReadyState } from './messages.js';

/** Collects from its sources why the service is not ready. */
export interface Readiness {
  /** Replaces what a source has said; no reasons: nothing is in its way. */
  say(source: string, reasons: readonly string[]): void;
  /** Resolves when nothing is in the way for the first time. */
  readonly firstReady: Promise<void>;
}

/** Publishes each change; ready when no source gives a reason against it. What two of them say is said once. */
export const createReadiness = (publish: (state: ReadyState) => void): Readiness => {
  const bySource = new Map<string, readonly string[]>();
  const first = Promise.withResolvers<void>();
  let published = '';
  const say = (source: string, said: readonly string[]): void => {
    bySource.set(source, said);
    const reasons = [...new Set([...bySource.values()].flat())];
    const state = { ready: reasons.length === 0, reasons };
    if (JSON.stringify(state) === published) return;
    published = JSON.stringify(state);
    publish(state);
    if (state.ready) first.resolve();
  };
  return { say, firstReady: first.promise };
};
