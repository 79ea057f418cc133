import { Inject, Injectable } from '@nestjs/common';
import { ApiKeyGuard } from '../http/api-key-guard.js';
import { ApiKeys, fingerprintOf } from '../http/api-keys.js';
import { apiKeyOf, type RequestHeaders } from '../http/credentials.js';

/** The API keys of operators, beside those of other callers of the same service. */
export class OperatorKeys extends ApiKeys {}

/** Lets operators through; everybody else gets 401. */
@Injectable()
export class OperatorGuard extends ApiKeyGuard {
  constructor(@Inject(OperatorKeys) keys: OperatorKeys) {
    super(keys);
  }
}

/** Whose key it was, by a name that tells nobody the key. */
export const callerOf = (headers: RequestHeaders): string => fingerprintOf(apiKeyOf(headers) ?? '');
