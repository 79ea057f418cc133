import type { Connection, mongo } from 'mongoose';

/**
 * Each call sees what the calls before it have seen and written, whichever member answers: a primary that was deposed
 * and does not know it cannot answer a read that has to come after what its successor acknowledged.
 */
export class Causality {
  private latest: mongo.Timestamp | undefined;

  constructor(private readonly connection: Connection) {}

  /** A session that begins after everything seen so far; its owner ends it. */
  async start(): Promise<mongo.ClientSession> {
    const session = await this.connection.startSession({ causalConsistency: true });
    this.catchUp(session);
    return session;
  }

  catchUp(session: mongo.ClientSession): void {
    if (this.latest) session.advanceOperationTime(this.latest);
  }

  remember({ operationTime }: mongo.ClientSession): void {
    if (operationTime && (!this.latest || operationTime.greaterThan(this.latest)))
      this.latest = operationTime;
  }

  /** Does the work in a session of its own. */
  async within<T>(work: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
    const session = await this.start();
    try {
      return await work(session);
    } finally {
      this.remember(session);
      await session.endSession();
    }
  }
}
