import { Controller, Inject } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { solutionAttempts } from '@treasure-hunt/contracts';
import { SETTINGS } from '@treasure-hunt/service';
import type { SettingsOf } from '@treasure-hunt/settings';
import type { StageBinding } from '@treasure-hunt/shards';
import { solutionIntake } from '@treasure-hunt/stage-solution-intake';
import type { settings } from './settings.js';

@Controller()
export class SolutionAttemptsController {
  constructor(@Inject(SETTINGS) private readonly values: SettingsOf<typeof settings>) {}

  /** Takes attempts in: from here on, answers are hashes. */
  @EventPattern<string>(solutionAttempts.name)
  stage(): StageBinding {
    return { stage: solutionIntake(this.values.answerKeys) };
  }
}
