import type { ExecutionContext } from '@nestjs/common';
import { ApiKeyGuard } from './api-key-guard.js';
import { ApiKeys } from './api-keys.js';

const requestWith = (headers: object): ExecutionContext =>
  ({ switchToHttp: () => ({ getRequest: () => ({ headers }) }) }) as unknown as ExecutionContext;

describe('a request', () => {
  const guard = new ApiKeyGuard(new ApiKeys(['the-key-of-a-backend']));

  it('with a key of the service is let through', () =>
    expect(guard.canActivate(requestWith({ 'x-api-key': 'the-key-of-a-backend' }))).toBe(true));

  it('without a key is told how to send one', () =>
    expect(() => guard.canActivate(requestWith({}))).toThrow('authorization: Bearer <key>'));

  it('with the key of another service is told that it is not known here', () =>
    expect(() => guard.canActivate(requestWith({ authorization: 'Bearer other' }))).toThrow('none of those'));
});
