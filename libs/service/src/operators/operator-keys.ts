import { Inject, Injectable, Optional, type ExecutionContext } from '@nestjs/common';
import type { Journal } from '@treasure-hunt/shards';
import { ApiKeyGuard } from '../http/api-key-guard.js';
import { ApiKeys } from '../http/api-keys.js';
import { apiKeyOf, type RequestHeaders } from '../http/credentials.js';
import { Problem } from '../http/problem.js';

/** The API keys of operators, beside those of other callers of the same service. */
export class OperatorKeys extends ApiKeys {}

const notForThis = 'An operator’s key is needed; this one is for something else.';

/** Lets operators through; whose key is one of the module's `ApiKeys` gets 403, everybody else 401. */
@Injectable()
export class OperatorGuard extends ApiKeyGuard {
  constructor(
    @Inject(OperatorKeys) private readonly operators: OperatorKeys,
    @Optional() @Inject(ApiKeys) private readonly others: ApiKeys | undefined,
  ) {
    super(operators);
  }

  override canActivate(context: ExecutionContext): boolean {
    const key = apiKeyOf(context.switchToHttp().getRequest<{ headers: RequestHeaders }>().headers) ?? '';
    if (this.others?.has(key) && !this.operators.has(key)) throw new Problem(403, { detail: notForThis });
    return super.canActivate(context);
  }
}

/** Notes what operators do, and by whose key. */
export class OperatorJournal {
  constructor(
    private readonly keys: OperatorKeys,
    private readonly journal: Journal,
  ) {}

  note(headers: RequestHeaders, fields: object, sentence: string): void {
    this.journal.info({ ...fields, by: this.keys.nameOf(apiKeyOf(headers) ?? '') }, sentence);
  }
}
