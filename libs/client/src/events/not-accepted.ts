import type { CloudEvent } from './game-event.js';

/** Some events were not accepted in the time there was. To try again, send `events`: they have their ids. */
export class NotAccepted extends Error {
  override readonly name = 'NotAccepted';

  constructor(
    /** Those that were not accepted, in their order; all others were. */
    readonly events: readonly CloudEvent[],
    /** How long the gateway last asked to wait; 0 where it did not say. */
    readonly retryAfterMs: number,
    cause?: unknown,
  ) {
    super(`${events.length} events were not accepted.`, { cause });
  }
}
