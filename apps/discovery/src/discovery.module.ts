import { Module } from '@nestjs/common';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import { KAFKA, LOG, OperatorsModule, SETTINGS, WAIT_FOR, type WaitFor } from '@treasure-hunt/service';
import type { SettingsOf } from '@treasure-hunt/settings';
import type { Journal } from '@treasure-hunt/shards';
import { HuntLibrary } from './hunt-library.js';
import { PlayerActivityController } from './player-activity.controller.js';
import type { settings } from './settings.js';

const OPEN_LIBRARY = Symbol('OPEN_LIBRARY');

@Module({
  imports: [OperatorsModule.alone('discovery')],
  controllers: [PlayerActivityController],
  providers: [
    {
      provide: OPEN_LIBRARY,
      inject: [KAFKA, SETTINGS, LOG],
      useFactory:
        (kafka: KafkaConnection, { topicPrefix }: SettingsOf<typeof settings>, journal: Journal) =>
        () =>
          HuntLibrary.open(kafka, topicPrefix, journal),
    },
    {
      provide: HuntLibrary,
      inject: [OPEN_LIBRARY, WAIT_FOR],
      useFactory: (open: () => Promise<HuntLibrary>, waitFor: WaitFor) => waitFor('Kafka', open),
    },
  ],
})
export class DiscoveryModule {}
