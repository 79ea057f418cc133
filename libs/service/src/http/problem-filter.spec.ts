import { HttpException, NotFoundException, type ArgumentsHost } from '@nestjs/common';
import { Problem } from './problem.js';
import { ProblemFilter } from './problem-filter.js';

const none = () => undefined;

/** The answer to a request that failed. */
const answerAfter = (error: unknown, call = 'POST /v1/hunts') => {
  const [method, url] = call.split(' ');
  const answer = { status: 0, headers: {} as Record<string, string>, body: '' };
  const reply = {
    status: (code: number) => {
      answer.status = code;
      return reply;
    },
    header: (name: string, value: string) => {
      answer.headers[name] = value;
      return reply;
    },
    send: (body: string) => void (answer.body = body),
  };
  const http = { getRequest: () => ({ method, url }), getResponse: () => reply };
  const host = { switchToHttp: () => http } as unknown as ArgumentsHost;
  new ProblemFilter({ info: none, warn: none, error: none }).catch(error, host);
  return answer;
};
const headersAfter = (error: unknown) => answerAfter(error).headers;

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

  it.each([
    'GET /v1/hunts/old-town/leaderboard',
    'GET /v1/hunts?text=night&difficulty=2',
    'POST /v1/hunts:generate',
    'POST /v1/hunts/old-town:pause',
    'POST /v1/hunts/old-town:resume',
  ])('says "not yet" where the contract reserves the call: %s', (call) => {
    const { status, body } = answerAfter(new NotFoundException('Cannot'), call);
    expect(status).toBe(501);
    expect(JSON.parse(body)).toMatchObject({ status: 501, title: 'Not Implemented', detail: 'not yet' });
  });

  it.each(['GET /v1/hunts/old-town', 'POST /v1/hunts/leaderboard', 'DELETE /v1/hunts/a:pause'])(
    'says that there is nothing where nothing is reserved: %s',
    (call) => expect(answerAfter(new NotFoundException('Cannot'), call).status).toBe(404),
  );
});
