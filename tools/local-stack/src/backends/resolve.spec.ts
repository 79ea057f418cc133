import { publishedPort } from './compose.js';
import { wayTo } from './resolve.js';

describe('where a backend comes from', () => {
  it.each([
    [
      'an address that was given',
      'kafka.example:9092',
      true,
      { kind: 'given', address: 'kafka.example:9092' },
    ],
    [
      'an address that was given',
      ' kafka.example:9092 ',
      false,
      { kind: 'given', address: 'kafka.example:9092' },
    ],
    ['the compose file where an engine answers', undefined, true, { kind: 'compose' }],
    ['the compose file where the variable is empty', '', true, { kind: 'compose' }],
    ['a process on this machine', undefined, false, { kind: 'process' }],
  ])('is %s (%p, docker: %p)', (_, given, docker, way) => expect(wayTo(given, docker)).toEqual(way));

  it.each([
    ['0.0.0.0:9092\n', 9092],
    ['127.0.0.1:41234\n', 41234],
    ['[::]:9092\n', 9092],
    [':0\n', undefined],
    ['', undefined],
  ])('reads the port that docker publishes from %p', (output, port) =>
    expect(publishedPort(output)).toBe(port),
  );
});
