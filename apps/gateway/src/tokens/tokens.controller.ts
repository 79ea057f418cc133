import { Controller, Header, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiKeyGuard } from '@treasure-hunt/service';
import { playerId } from './player-id.js';
import { PlayerTokens } from './player-tokens.js';

/** A token and until when it is good (ISO 8601). */
export interface IssuedToken {
  readonly playerId: string;
  readonly token: string;
  readonly expiresAt: string;
}

@Controller('v1/players/:id/tokens')
@UseGuards(ApiKeyGuard)
export class TokensController {
  constructor(@Inject(PlayerTokens) private readonly tokens: PlayerTokens) {}

  @Post()
  @Header('cache-control', 'no-store')
  async issue(@Param('id', playerId) id: string): Promise<IssuedToken> {
    const { token, expiresAt } = await this.tokens.issue(id);
    return { playerId: id, token, expiresAt: new Date(expiresAt).toISOString() };
  }
}
