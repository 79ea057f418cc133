import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { ApiKeyGuard, apiKeyOf, ApiKeys, Problem, type RequestHeaders } from '@treasure-hunt/service';

/** The keys of operators; those of authors are `ApiKeys`. */
export const OPERATOR_KEYS = Symbol('OPERATOR_KEYS');

const notForAuthors = 'An operator’s key is needed; this one is an author’s.';

/** Lets operators through; authors get 403, everybody else 401. */
@Injectable()
export class OperatorGuard extends ApiKeyGuard {
  constructor(
    @Inject(OPERATOR_KEYS) private readonly operators: ApiKeys,
    @Inject(ApiKeys) private readonly authors: ApiKeys,
  ) {
    super(operators);
  }

  override canActivate(context: ExecutionContext): boolean {
    const key = apiKeyOf(context.switchToHttp().getRequest<{ headers: RequestHeaders }>().headers) ?? '';
    if (this.authors.has(key) && !this.operators.has(key)) throw new Problem(403, { detail: notForAuthors });
    return super.canActivate(context);
  }
}
