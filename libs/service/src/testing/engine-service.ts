import { Controller, Get, Inject, Module } from '@nestjs/common';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import {
  httpSettings,
  kafkaSettings,
  mongodbSettings,
  processSettings,
  type SettingsOf,
} from '@treasure-hunt/settings';
import { KAFKA, SETTINGS } from '../nest/tokens.js';
import { startService } from '../start-service.js';

const settings = {
  ...processSettings('hunt-catalog'),
  ...kafkaSettings,
  ...mongodbSettings,
  ...httpSettings,
};

@Controller()
class PartitionsController {
  constructor(
    @Inject(KAFKA) private readonly kafka: KafkaConnection,
    @Inject(SETTINGS) private readonly values: SettingsOf<typeof settings>,
  ) {}

  @Get('partitions')
  async partitions(): Promise<{ partitions: number }> {
    return {
      partitions: await this.kafka.log.partitionCount(`${this.values.topicPrefix}hunt.definitions.v1`),
    };
  }
}

@Module({ controllers: [PartitionsController] })
class EngineModule {}

/** A service of the engine without stages, on a real Kafka and MongoDB. */
await startService({ name: 'hunt-catalog', module: EngineModule, settings, http: {} });
