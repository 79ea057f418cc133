import { Controller, Get, Header, Inject, Param, UseGuards } from '@nestjs/common';
import { playerView } from '@treasure-hunt/contracts';
import { readPlayerView } from '@treasure-hunt/persistence';
import { DATABASE } from '@treasure-hunt/service';
import { playerViewOf, type View } from '@treasure-hunt/stage-player-view';
import type { z } from 'zod';
import { MongodbBreaker } from '../backends/breakers.js';
import { playerId } from '../tokens/player-id.js';
import { PlayerOrBackendGuard } from '../tokens/player-guard.js';

type Database = Parameters<typeof readPlayerView>[0];

@Controller('v1/players/:id')
export class PlayerViewController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(MongodbBreaker) private readonly breaker: MongodbBreaker,
  ) {}

  /** Where the player stands; somebody to whom nothing was ever said has an empty view. */
  @Get()
  @Header('cache-control', 'no-store')
  @UseGuards(PlayerOrBackendGuard)
  async show(@Param('id', playerId) id: string): Promise<z.input<typeof playerView>> {
    const view = await this.breaker.run(() => readPlayerView(this.database, id));
    return playerView.encode(playerViewOf(id, view as View | undefined));
  }
}
