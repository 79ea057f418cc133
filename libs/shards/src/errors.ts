/** Errors are named by what happens next. */

/** What is wrong with a message that is refused, by kind: what refusals are counted by. */
export type Refusal = 'not-json' | 'too-large' | 'header' | 'shape' | 'key' | 'ahead' | 'parking-full';

/** Bad input: the message goes to the quarantine topic with this reason, and the flow goes on. */
export class Quarantine extends Error {
  override readonly name = 'Quarantine';

  constructor(
    readonly refusal: Refusal,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** A defect: the message and all later ones of its key are kept aside until they are redriven. */
export class ParkClue extends Error {
  override readonly name = 'ParkClue';
}

/** MongoDB or Kafka is away: wait, with back-off and jitter, and try again. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
}

/** Somebody else owns the shard now: drop what is in hand. */
export class ShardLost extends Error {
  override readonly name = 'ShardLost';
}

/** The log is not the one that was read: stop this shard and tell an operator. */
export class LogLost extends Error {
  override readonly name = 'LogLost';
}
