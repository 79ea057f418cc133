/** Whether work can be done now; `reasons` are sentences, empty when ready. */
export interface ReadyState {
  readonly ready: boolean;
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
