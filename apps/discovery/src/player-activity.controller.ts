import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { HuntAdopted, playerActivity } from '@treasure-hunt/contracts';
import type { Decoded, StageBinding } from '@treasure-hunt/shards';
import { discovery } from '@treasure-hunt/stage-discovery';
import { HuntLibrary } from './hunt-library.js';

@Controller()
export class PlayerActivityController {
  constructor(private readonly library: HuntLibrary) {}

  /** Decides over what players do. */
  @EventPattern<string>(playerActivity.name)
  stage(): StageBinding {
    return {
      stage: discovery((huntId, huntVersion) => this.library.get(huntId, huntVersion)),
      prepare: (records) => this.fetchAdopted(records),
    };
  }

  /** A marker may arrive before the definition that it names. */
  private async fetchAdopted(records: readonly Decoded[]): Promise<void> {
    for (const decoded of records)
      if (decoded.kind === 'command' && decoded.type === HuntAdopted.type) {
        const { huntId, huntVersion } = decoded.data as HuntAdopted;
        await this.library.arrival(huntId, huntVersion);
      }
  }
}
