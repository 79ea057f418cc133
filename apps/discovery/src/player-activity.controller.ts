import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { HuntAdopted, playerActivity } from '@treasure-hunt/contracts';
import type { Decoded, DecodedCommand, StageBinding } from '@treasure-hunt/shards';
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
    const markers = records.filter((one) => one.kind === 'command' && one.type === HuntAdopted.type);
    await this.library.arrival(markers.map((marker) => (marker as DecodedCommand).data as HuntAdopted));
  }
}
