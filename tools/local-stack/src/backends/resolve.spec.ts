import { publishedPort } from './compose.js';
import { wayTo } from './resolve.js';

describe('where a backend comes from', () => {
  const given = { kind: 'given', address: 'kafka.example:9092' };
  const compose = { kind: 'compose' };
  it.each([
    { what: 'an address that was given', address: 'kafka.example:9092', docker: true, way: given },
    { what: 'an address that was given', address: ' kafka.example:9092 ', docker: false, way: given },
    { what: 'the compose file where an engine answers', address: undefined, docker: true, way: compose },
    { what: 'the compose file where the variable is empty', address: '', docker: true, way: compose },
    { what: 'a process on this machine', address: undefined, docker: false, way: { kind: 'process' } },
  ])('is $what ($address, docker: $docker)', ({ address, docker, way }) =>
    expect(wayTo(address, docker)).toEqual(way),
  );

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
