import { EventEmitter } from 'node:events';
import { interruptionOf } from './interruption.js';

const begin = () => {
  const codes: number[] = [];
  const source = new EventEmitter();
  return { source, codes, signal: interruptionOf(source, (code) => codes.push(code)) };
};

it.each(['SIGINT', 'SIGTERM'])('ends in order at the first %s', (name) => {
  const { source, codes, signal } = begin();
  expect(signal.aborted).toBe(false);
  source.emit(name);
  expect(signal.aborted).toBe(true);
  expect(codes).toEqual([]);
});

it('exits at the second', () => {
  const { source, codes } = begin();
  source.emit('SIGTERM');
  source.emit('SIGINT');
  expect(codes).toEqual([130]);
});
