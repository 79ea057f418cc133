/** What the main thread says of the service: `degraded` is one that does not do all that it should, or not as soon. */
export interface ReadyState {
  /** `starting` until it was ready for the first time, and never again. */
  readonly state: 'starting' | 'ready' | 'degraded';
  /** Whether it can work now; it can also while it is degraded by nothing but load. */
  readonly ready: boolean;
  /** Sentences; empty when all is well. */
  readonly reasons: readonly string[];
}

/** What the health thread begins with. */
export interface HealthStart {
  readonly address: string;
  readonly port: number;
  /** One BigInt64: when the main thread last turned, in nanoseconds of `process.hrtime`. */
  readonly heartbeat: SharedArrayBuffer;
  /** A main thread that has not turned for longer than this is not alive, in milliseconds. */
  readonly blockedLimitMs: number;
  /** One that has not turned for longer than this is not ready, in milliseconds. */
  readonly lateLimitMs: number;
  readonly state: ReadyState;
}

/** What the main thread tells the health thread. */
export type ToHealth =
  | { readonly type: 'ready'; readonly state: ReadyState }
  | { readonly type: 'metrics'; readonly text: string }
  | { readonly type: 'close' };

/** What the health thread tells the main thread: the port that it listens on. */
export interface FromHealth {
  readonly port: number;
}
