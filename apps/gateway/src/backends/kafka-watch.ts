import { playerActivity } from '@treasure-hunt/contracts';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import type { Readiness } from '@treasure-hunt/service';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { BackendBreaker } from './backend-breaker.js';

const everyMs = 1_000;
const patienceMs = 3_000;

/** Asks Kafka every second, so that readiness follows it also while nobody sends anything, and requests need not try it out. */
export class KafkaWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private asking: NodeJS.Timeout | undefined;
  private isAsking = false;

  constructor(
    private readonly kafka: Pick<KafkaConnection, 'log'>,
    private readonly breaker: BackendBreaker,
    private readonly around: { readonly topicPrefix: string; readonly readiness: Pick<Readiness, 'say'> },
  ) {}

  onApplicationBootstrap(): void {
    this.breaker.onChange((reasons) => this.around.readiness.say('Kafka', reasons));
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
    const topic = this.around.topicPrefix + playerActivity.name;
    await Promise.race([this.kafka.log.bounds(topic, 0), late.promise]).finally(() => clearTimeout(timer));
  }
}
