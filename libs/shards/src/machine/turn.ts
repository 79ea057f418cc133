import { derivedId, type Sequence } from '@treasure-hunt/contracts';
import type { LogRecord } from '../ports/log.js';

/** What is decided at one offset: numbers its decisions and outputs, the same whenever it is decided again. */
export class Turn {
  private decisions = 0;
  private outputs = 0;

  constructor(
    readonly origin: string,
    readonly record: LogRecord,
  ) {}

  get offset(): number {
    return this.record.offset;
  }

  /** The id of the next decision. */
  nextDecisionId(): string {
    return derivedId(this.origin, this.offset, this.decisions++);
  }

  /** The number of the next output. */
  nextSequence(): Sequence {
    return { offset: this.offset, index: this.outputs++ };
  }
}
