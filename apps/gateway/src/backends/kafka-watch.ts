import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { playerActivity } from '@treasure-hunt/contracts';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import { KAFKA, SETTINGS } from '@treasure-hunt/service';
import type { GatewaySettings } from '../settings.js';
import { KafkaBreaker } from './breakers.js';

const everyMs = 1_000;
const patienceMs = 3_000;

/** Asks Kafka every second, so that its breaker is right also while nobody sends anything, and requests need not try it out. */
@Injectable()
export class KafkaWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private asking: NodeJS.Timeout | undefined;
  private isAsking = false;

  constructor(
    @Inject(KAFKA) private readonly kafka: Pick<KafkaConnection, 'log'>,
    @Inject(KafkaBreaker) private readonly breaker: KafkaBreaker,
    @Inject(SETTINGS) private readonly settings: Pick<GatewaySettings, 'topicPrefix'>,
  ) {}

  onApplicationBootstrap(): void {
    this.asking = setInterval(() => void this.ask(), everyMs);
  }

  onModuleDestroy(): void {
    clearInterval(this.asking);
  }

  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    await this.breaker.run(() => this.answer()).catch(() => undefined);
    this.isAsking = false;
  }

  /** The client would try for much longer. */
  private async answer(): Promise<void> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error('Kafka does not answer.')), patienceMs);
    const topic = this.settings.topicPrefix + playerActivity.name;
    await Promise.race([this.kafka.log.bounds(topic, 0), late.promise]).finally(() => clearTimeout(timer));
  }
}
