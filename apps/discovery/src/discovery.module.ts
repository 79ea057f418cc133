import { Module } from '@nestjs/common';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import { KAFKA, LOG, OperatorsModule, SETTINGS } from '@treasure-hunt/service';
import type { SettingsOf } from '@treasure-hunt/settings';
import type { Journal } from '@treasure-hunt/shards';
import { HuntLibrary } from './hunt-library.js';
import { PlayerActivityController } from './player-activity.controller.js';
import type { settings } from './settings.js';

@Module({
  imports: [OperatorsModule.alone('discovery')],
  controllers: [PlayerActivityController],
  providers: [
    {
      provide: HuntLibrary,
      inject: [KAFKA, SETTINGS, LOG],
      useFactory: (kafka: KafkaConnection, { topicPrefix }: SettingsOf<typeof settings>, journal: Journal) =>
        HuntLibrary.open(kafka, topicPrefix, journal),
    },
  ],
})
export class DiscoveryModule {}
