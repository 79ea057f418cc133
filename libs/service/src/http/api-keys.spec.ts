import { ApiKeys } from './api-keys.js';
import { apiKeyOf, bearerOf } from './credentials.js';

describe('API keys', () => {
  it('are any of those configured', () => {
    const keys = new ApiKeys(['one', 'two']);
    expect(['one', 'two', 'three', ''].map((key) => keys.has(key))).toEqual([true, true, false, false]);
  });

  it('are never the empty key, even if it was configured', () =>
    expect(new ApiKeys(['']).has('')).toBe(false));

  it('come in either header', () => {
    expect(apiKeyOf({ authorization: 'Bearer one' })).toBe('one');
    expect(apiKeyOf({ authorization: 'bearer one' })).toBe('one');
    expect(apiKeyOf({ 'x-api-key': 'two' })).toBe('two');
    expect(apiKeyOf({ authorization: 'Basic b25l' })).toBeUndefined();
    expect(bearerOf({ 'x-api-key': 'two' })).toBeUndefined();
  });
});
