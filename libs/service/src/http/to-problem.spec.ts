import { NotFoundException } from '@nestjs/common';
import { RetryLater } from '@treasure-hunt/shards';
import { bodyOf, Problem } from './problem.js';
import { toProblem } from './to-problem.js';

describe('a problem', () => {
  it('says what is wrong, and where', () =>
    expect(
      bodyOf(new Problem(422, { detail: 'No.', faults: [{ path: 'a', reason: 'b' }] }), '/v1/hunts'),
    ).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'No.',
      instance: '/v1/hunts',
      faults: [{ path: 'a', reason: 'b' }],
    }));

  it('tells nothing of the inside when nobody expected it', () => {
    const body = JSON.stringify(bodyOf(toProblem(new Error('password=123')), '/'));
    expect(body).toContain('500');
    expect(body).not.toContain('123');
  });

  it('says when to try again where a backend is away', () => {
    const { status, details } = toProblem(new RetryLater('MongoDB is away.'));
    expect(status).toBe(503);
    expect(details.retryAfterS).toBeGreaterThan(0);
  });

  it('keeps the status of what Nest and Fastify refuse', () => {
    expect(toProblem(new NotFoundException()).status).toBe(404);
    expect(toProblem(Object.assign(new Error('too large'), { statusCode: 413 })).status).toBe(413);
  });

  it('says what to send instead of a form', () => {
    const problem = toProblem(Object.assign(new Error('Unsupported Media Type'), { statusCode: 415 }));
    expect(problem.status).toBe(415);
    expect(problem.details.detail).toContain('content-type: application/json');
  });
});
