import { Inject, Injectable } from '@nestjs/common';
import type { Journal } from '@treasure-hunt/shards';
import { ApiKeyGuard } from '../http/api-key-guard.js';
import { ApiKeys } from '../http/api-keys.js';
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
