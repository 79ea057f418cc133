import type { OutgoingRecord } from '@treasure-hunt/shards';
import { laneOf } from './lane.js';
import { sizeOf } from './size.js';

/** One record is larger than the broker takes on its topic: no repetition will help. */
export class RecordTooLarge extends Error {
  override readonly name = 'RecordTooLarge';

  readonly #record: OutgoingRecord;

  constructor(record: OutgoingRecord) {
    super(
      `A record of ${sizeOf(record)} bytes is over the broker's size limit (max.message.bytes) of ${laneOf(record)}, so it cannot be sent.`,
    );
    this.#record = record;
  }

  /** Not a field: an error is logged with its fields, and what players say is not. */
  get record(): OutgoingRecord {
    return this.#record;
  }
}

/** Kafka has acknowledged a send without naming all of its partitions. */
export class PartitionsUnacknowledged extends Error {
  override readonly name = 'PartitionsUnacknowledged';

  constructor(lanes: readonly string[]) {
    super(`A send came back without ${lanes.join(', ')}: what was meant for there is sent again.`);
  }
}

/** Somebody has closed the connection; whatever is still to be sent is given up. */
export class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed';

  constructor() {
    super('The connection to Kafka was closed, so nothing more is sent over it.');
  }
}
