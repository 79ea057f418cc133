import { Inject, Injectable } from '@nestjs/common';
import { ApiKeyGuard } from '../http/api-key-guard.js';
import { ApiKeys } from '../http/api-keys.js';

/** The API keys of operators, beside those of other callers of the same service. */
export class OperatorKeys extends ApiKeys {}

/** Lets operators through; everybody else gets 401. */
@Injectable()
export class OperatorGuard extends ApiKeyGuard {
  constructor(@Inject(OperatorKeys) keys: OperatorKeys) {
    super(keys);
  }
}
