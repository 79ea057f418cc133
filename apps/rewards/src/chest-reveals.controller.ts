import { Controller, Inject } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { chestReveals } from '@treasure-hunt/contracts';
import { SETTINGS } from '@treasure-hunt/service';
import type { SettingsOf } from '@treasure-hunt/settings';
import type { StageBinding } from '@treasure-hunt/shards';
import { coinsGranted, rewards } from '@treasure-hunt/stage-rewards';
import type { settings } from './settings.js';

@Controller()
export class ChestRevealsController {
  constructor(@Inject(SETTINGS) private readonly values: SettingsOf<typeof settings>) {}

  /** Decides what a player earns at a chest. */
  @EventPattern<string>(chestReveals.name)
  stage(): StageBinding {
    return { stage: rewards((secretId) => this.secret(secretId)), coins: coinsGranted };
  }

  /** The engine's secret by its id. Throws where it is not configured: the clue is parked until it is. */
  private secret(secretId: string): string {
    const key = this.values.huntSecrets.find(({ keyId }) => keyId === secretId);
    if (!key) throw new Error(`HUNT_SECRETS has no secret ${secretId}.`);
    return key.secret;
  }
}
