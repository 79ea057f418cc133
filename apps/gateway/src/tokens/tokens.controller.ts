import { Controller, Header, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiKeyGuard } from '@treasure-hunt/service';
import type { IssuedToken } from './issued-token.js';
import { playerId } from './player-id.js';
import { PlayerTokens } from './player-tokens.js';

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
