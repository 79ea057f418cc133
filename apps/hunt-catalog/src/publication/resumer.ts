import type { HuntRepository } from '@treasure-hunt/persistence';
import type { Journal } from '@treasure-hunt/shards';
import type { Publisher } from './publisher.js';

const everyMs = 5_000;

/** Takes up, at the start and every few seconds, what a process that died has left unfinished. */
export class Resumer {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly hunts: Pick<HuntRepository, 'unfinished'>,
    private readonly publisher: Pick<Publisher, 'finish'>,
    private readonly journal: Journal,
  ) {}

  start(): void {
    void this.round().finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), everyMs);
    });
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** One round; never rejects. A hunt that cannot be brought out does not keep others waiting. */
  async round(): Promise<void> {
    try {
      const unfinished = await this.hunts.unfinished();
      await Promise.all(
        unfinished.map((hunt) => this.publisher.finish(hunt).catch((error: unknown) => this.say(error))),
      );
    } catch (error) {
      this.say(error);
    }
  }

  private say(error: unknown): void {
    if (!this.stopped)
      this.journal.warn({ err: error }, 'A publication could not be finished; it is tried again.');
  }
}
