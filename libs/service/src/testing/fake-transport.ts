import { Server } from '@nestjs/microservices';
import type { Journal, Status } from '@treasure-hunt/shards';
import type { Transport } from '../nest/transport.js';

/** A transport without topics that says what happens to it. */
export class FakeTransport extends Server implements Transport {
  private state: 'new' | 'open' | 'closed' = 'new';

  constructor(private readonly journal: Journal) {
    super();
  }

  listen(callback: () => void): void {
    this.state = 'open';
    callback();
  }

  close(): Promise<void> {
    if (this.state === 'open') this.journal.info({}, 'shards ended');
    this.state = 'closed';
    return Promise.resolve();
  }

  readiness(): Status {
    const reasons = this.state === 'open' ? [] : ['It is not open.'];
    return { ready: reasons.length === 0, reasons, strains: [] };
  }

  override on(): never {
    throw new Error('It has no events.');
  }

  override unwrap(): never {
    throw new Error('It has no client.');
  }
}
