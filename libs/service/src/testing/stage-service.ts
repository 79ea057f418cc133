import { Controller, Module } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { flow } from '@treasure-hunt/contracts';
import type { AnyStage } from '@treasure-hunt/decider';
import { engineSettings } from '@treasure-hunt/settings';
import { startService } from '../start-service.js';

const silent: AnyStage = {
  flow: flow.chestReveal,
  parts: {},
  initial: {},
  decide: () => [],
  evolve: (state) => state,
  keysOf: () => ({}),
};

@Controller()
class StageController {
  @EventPattern<string>(flow.chestReveal.reads.name)
  stage(): { stage: AnyStage } {
    return { stage: silent };
  }
}

@Module({ controllers: [StageController] })
class StageModule {}

/** A service of the engine with one stage, which has nothing to say. */
await startService({
  name: 'chest-reveal',
  module: StageModule,
  settings: engineSettings('chest-reveal'),
});
