/** What is wrong with one of the events: `index` is its place among those that were sent, `path` its field. */
export interface EventFault {
  readonly index: number;
  readonly path: string;
  readonly reason: string;
}

/** The gateway says no, and would say so again: what was asked has to change first. */
export class Refused extends Error {
  override readonly name: string = 'Refused';

  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(`${status}: ${detail}`);
  }
}

/** Events have faults of form. These are all of them; nothing of the request was written. */
export class FaultyEvents extends Refused {
  override readonly name = 'FaultyEvents';

  constructor(readonly faults: readonly EventFault[]) {
    super(400, faults.map(({ index, path, reason }) => `event ${index}: ${path} ${reason}`).join('; '));
  }
}

/** The gateway cannot be reached or does not serve now; the same request may succeed later. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  /** How long the gateway asks to wait; 0 where it does not say. */
  readonly retryAfterMs: number;

  constructor(message: string, { retryAfterMs = 0, cause }: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause });
    this.retryAfterMs = retryAfterMs;
  }
}
