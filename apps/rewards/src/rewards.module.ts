import { Module } from '@nestjs/common';
import { ChestRevealsController } from './chest-reveals.controller.js';
import { PlayerFeedController } from './player-feed.controller.js';

@Module({ controllers: [ChestRevealsController, PlayerFeedController] })
export class RewardsModule {}
