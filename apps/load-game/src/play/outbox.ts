import type { Message } from './said.js';

/** Appends messages to Kafka and resolves when they are acknowledged; one call at a time. */
export type Send = (messages: readonly Message[], signal: AbortSignal) => Promise<void>;

/** Sends what is put into it, in order: what gathers while a send is out goes with the next. */
export class Outbox {
  private waiting: Message[] = [];
  private sending: Promise<void> | undefined;

  constructor(
    private readonly send: Send,
    private readonly signal: AbortSignal,
  ) {}

  put(messages: readonly Message[]): void {
    this.waiting.push(...messages);
    if (this.waiting.length === 0 || this.sending) return;
    this.sending = this.sendAll();
    // Whoever waits for `empty` is told; until then the failure is nobody's.
    this.sending.catch(() => undefined);
  }

  /** Resolves when everything is acknowledged; rejects when a send failed for good. */
  async empty(): Promise<void> {
    await this.sending;
  }

  private async sendAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      await this.send(batch, this.signal);
    }
    this.sending = undefined;
  }
}
