import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DRAINING } from '@treasure-hunt/service';
import { Publisher } from './publisher.js';
import { Resumer } from './resumer.js';

/** Takes up what is unfinished when the service starts, and lets go when it ends. */
@Injectable()
export class Publications implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(Publisher) private readonly publisher: Publisher,
    @Inject(Resumer) private readonly resumer: Resumer,
    @Inject(DRAINING) private readonly draining: AbortSignal,
  ) {}

  onApplicationBootstrap(): void {
    this.draining.addEventListener('abort', () => void this.onModuleDestroy(), { once: true });
    this.resumer.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.resumer.stop();
    await this.publisher.stop();
  }
}
