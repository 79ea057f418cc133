import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { clueActivity } from '@treasure-hunt/contracts';
import type { StageBinding } from '@treasure-hunt/shards';
import { clueSolving, waitingPlayers } from '@treasure-hunt/stage-clue-solving';

@Controller()
export class ClueActivityController {
  /** Decides over all that happens to a clue. */
  @EventPattern<string>(clueActivity.name)
  stage(): StageBinding {
    return { stage: clueSolving, gauges: waitingPlayers };
  }
}
