import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ApiKeys, apiKeyOf, bearerOf, Problem, type RequestHeaders } from '@treasure-hunt/service';
import { PlayerTokens, type Bearer } from './player-tokens.js';

/** What the guards read of a request, and leave with it. */
export interface PlayerRequest {
  readonly headers: RequestHeaders;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  bearer?: Bearer;
}

const refused = (): Problem =>
  new Problem(401, { detail: 'A token of this player is needed: "authorization: Bearer <token>".' });

/** Browsers cannot give headers to an EventSource, so a token may come in the query as well. */
const tokenOf = ({ headers, query }: PlayerRequest): string | undefined =>
  bearerOf(headers) ?? (typeof query['access_token'] === 'string' ? query['access_token'] : undefined);

/** Lets through who has a token of the player in the path. */
@Injectable()
export class PlayerGuard implements CanActivate {
  constructor(@Inject(PlayerTokens) private readonly tokens: PlayerTokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PlayerRequest>();
    const token = tokenOf(request);
    const bearer = token === undefined ? undefined : await this.tokens.read(token);
    if (bearer?.playerId !== request.params['id']) throw refused();
    if (bearer) request.bearer = bearer;
    return true;
  }
}

/** Lets through who has a token of the player in the path, or a backend's API key. */
@Injectable()
export class PlayerOrBackendGuard implements CanActivate {
  constructor(
    @Inject(PlayerGuard) private readonly player: PlayerGuard,
    @Inject(ApiKeys) private readonly keys: ApiKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const key = apiKeyOf(context.switchToHttp().getRequest<PlayerRequest>().headers);
    return (key !== undefined && this.keys.has(key)) || this.player.canActivate(context);
  }
}
