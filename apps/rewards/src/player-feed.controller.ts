import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { playerFeed } from '@treasure-hunt/contracts';
import type { StageBinding } from '@treasure-hunt/shards';
import { wallets } from '@treasure-hunt/stage-wallets';

@Controller()
export class PlayerFeedController {
  /** Keeps the wallets: what a player was granted, added up. */
  @EventPattern<string>(playerFeed.name)
  stage(): StageBinding {
    return { stage: wallets };
  }
}
