import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { playerFeed } from '@treasure-hunt/contracts';
import type { StageBinding } from '@treasure-hunt/shards';
import { playerViews } from '@treasure-hunt/stage-player-view';

@Controller()
export class PlayerFeedController {
  /** Keeps where every player stands. */
  @EventPattern<string>(playerFeed.name)
  stage(): StageBinding {
    return { stage: playerViews };
  }
}
