import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DRAINING, READINESS, type Readiness } from '@treasure-hunt/service';
import { LiveFeed } from './live-feed.js';

const retryDelayMs = 1_000;

/** Starts the feed with the service, and lets its clients go first when the service ends. */
@Injectable()
export class FeedLifecycle implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(LiveFeed) private readonly live: LiveFeed,
    @Inject(READINESS) private readonly readiness: Readiness,
    @Inject(DRAINING) private readonly draining: AbortSignal,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.say('feed', ['The feed is starting.']);
    this.draining.addEventListener('abort', () => this.live.endAll(), { once: true });
    void this.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.live.stop();
  }

  /** Tries until it has started, or the service ends. */
  private async start(): Promise<void> {
    while (!this.draining.aborted) {
      try {
        await this.live.start();
        return this.readiness.say('feed', []);
      } catch (error) {
        if (this.draining.aborted) return;
        this.readiness.say('feed', [`The feed could not be started: ${String(error)}`]);
        await this.live.stop().catch(() => undefined);
        await sleep(retryDelayMs);
      }
    }
  }
}
