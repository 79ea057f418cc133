import { STATUS_CODES } from 'node:http';
import type { Fault } from '@treasure-hunt/contracts';
import type { ProblemBody } from './problem-body.js';

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

/** What is sent for a problem; `instance` is the path that was asked for. The type is RFC 9457's own: the status says it all. */
export const bodyOf = ({ status, details }: Problem, instance: string): ProblemBody => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Problem',
  status,
  ...(details.detail !== undefined && { detail: details.detail }),
  instance,
  ...(details.faults !== undefined && { faults: [...details.faults] }),
});
