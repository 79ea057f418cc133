import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ApiKeys } from './api-keys.js';
import { apiKeyOf, type RequestHeaders } from './credentials.js';
import { Problem } from './problem.js';

const needed = 'An API key is needed: "authorization: Bearer <key>" or "x-api-key: <key>".';
const unknown =
  'The API key is none of those that this service knows; game backends, authors and operators have different ones.';

/** Lets through who has one of the `ApiKeys` that the module provides; everybody else gets 401. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(@Inject(ApiKeys) private readonly keys: ApiKeys) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<{ headers: RequestHeaders }>();
    const key = apiKeyOf(headers);
    if (key === undefined) throw new Problem(401, { detail: needed });
    if (!this.keys.has(key)) throw new Problem(401, { detail: unknown });
    return true;
  }
}
