import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DRAINING, WAIT_FOR, type WaitFor } from '@treasure-hunt/service';
import { LiveFeed } from './live-feed.js';

/** Starts the feed with the service, and lets its clients go first when the service ends. */
@Injectable()
export class FeedLifecycle implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(LiveFeed) private readonly live: LiveFeed,
    @Inject(DRAINING) private readonly draining: AbortSignal,
    @Inject(WAIT_FOR) private readonly waitFor: WaitFor,
  ) {}

  onApplicationBootstrap(): void {
    this.draining.addEventListener('abort', () => this.live.endAll(), { once: true });
    void this.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.live.stop();
  }

  private async start(): Promise<void> {
    try {
      await this.waitFor('Kafka', () => this.live.start());
    } catch (error) {
      if (!this.draining.aborted) throw error; // Nobody handles it, so the process ends.
    }
  }
}
