import { HttpException, type ArgumentsHost } from '@nestjs/common';
import { Problem } from './problem.js';
import { ProblemFilter } from './problem-filter.js';

const none = () => undefined;

/** The headers of the answer to a request that failed. */
const headersAfter = (error: unknown): Readonly<Record<string, string>> => {
  const headers: Record<string, string> = {};
  const reply = {
    status: () => reply,
    header: (name: string, value: string) => {
      headers[name] = value;
      return reply;
    },
    send: none,
  };
  const http = { getRequest: () => ({ url: '/v1/hunts' }), getResponse: () => reply };
  const host = { switchToHttp: () => http } as unknown as ArgumentsHost;
  new ProblemFilter({ info: none, warn: none, error: none }).catch(error, host);
  return headers;
};

describe('the answer to a request that failed', () => {
  it.each([429, 503])('says after %i when to come back, whoever refused it', (status) => {
    const refusals = [
      new Problem(status),
      new HttpException('Not now.', status),
      Object.assign(new Error('Not now.'), { statusCode: status }),
    ];
    for (const refusal of refusals) expect(headersAfter(refusal)['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(headersAfter(new Problem(status, { retryAfterS: 7 }))['retry-after']).toBe('7');
  });

  it.each([400, 404, 500])('does not invite to try again after %i', (status) =>
    expect(headersAfter(new Problem(status))).not.toHaveProperty('retry-after'),
  );
});
