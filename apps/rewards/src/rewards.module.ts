import { Module } from '@nestjs/common';
import { OperatorsModule } from '@treasure-hunt/service';
import { ChestRevealsController } from './chest-reveals.controller.js';
import { PlayerFeedController } from './player-feed.controller.js';

@Module({
  imports: [OperatorsModule.alone('rewards')],
  controllers: [ChestRevealsController, PlayerFeedController],
})
export class RewardsModule {}
