import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { clueOutcomes } from '@treasure-hunt/contracts';
import type { StageBinding } from '@treasure-hunt/shards';
import { chestReveal, chestsLeft } from '@treasure-hunt/stage-chest-reveal';

@Controller()
export class ClueOutcomesController {
  /** Decides who of those that solved a final clue gets one of the chests left. */
  @EventPattern<string>(clueOutcomes.name)
  stage(): StageBinding {
    return { stage: chestReveal, gauges: chestsLeft };
  }
}
