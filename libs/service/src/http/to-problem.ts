import { HttpException } from '@nestjs/common';
import { RetryLater } from '@treasure-hunt/shards';
import { Problem } from './problem.js';

const retryAfterS = 2;
const onlyJson = 'Only JSON is taken: "content-type: application/json".';

/** What Fastify refuses by itself (a body that is too large, or not JSON) carries its status. */
interface Refusal {
  readonly statusCode: number;
  readonly message: string;
}

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';

/** Any error as a problem. What nobody expected is a 500 that says nothing of the inside. */
export const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof RetryLater) return new Problem(503, { detail: 'Try again later.', retryAfterS });
  if (error instanceof HttpException) return refused(error.getStatus(), error.message);
  if (isRefusal(error)) return refused(error.statusCode, error.message);
  return new Problem(500);
};

const refused = (status: number, detail: string): Problem => {
  if (status >= 500) return new Problem(status);
  return new Problem(status, { detail: status === 415 ? onlyJson : detail });
};
