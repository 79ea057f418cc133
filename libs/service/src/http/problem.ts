import { STATUS_CODES } from 'node:http';
import type { Fault } from '@treasure-hunt/contracts';

/** What a problem says beside its status. */
export interface ProblemDetails {
  readonly detail?: string;
  /** Everything that is wrong, not only the first. */
  readonly faults?: readonly Fault[];
  /** Seconds after which the same request is worth another try. */
  readonly retryAfterS?: number;
}

/** A request that cannot be served, as RFC 9457 says it. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly details: ProblemDetails = {},
  ) {
    super(details.detail ?? STATUS_CODES[status] ?? 'Problem');
  }
}

/** The body of `application/problem+json`. `instance` is the path that was asked for. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance: string;
  readonly faults?: readonly Fault[];
}

/** What is sent for a problem. The type is RFC 9457's own: the status says it all. */
export const bodyOf = ({ status, details }: Problem, instance: string): ProblemBody => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Problem',
  status,
  ...(details.detail !== undefined && { detail: details.detail }),
  instance,
  ...(details.faults !== undefined && { faults: details.faults }),
});
