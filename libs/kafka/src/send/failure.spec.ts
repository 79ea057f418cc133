import kafkajs from 'kafkajs';
import { ConnectionClosed } from './errors.js';
import { judgeFailure } from './failure.js';

const protocolError = (type: string, code: number) =>
  new kafkajs.KafkaJSProtocolError(Object.assign(new Error(type), { type, code, retriable: false }));
const wrapped = (cause: Error) =>
  new kafkajs.KafkaJSNumberOfRetriesExceeded(
    cause,
    Object.assign({ retryCount: 0, retryTime: 0 }, { cause }),
  );

it('sees through what kafkajs wraps around an error', () => {
  expect(judgeFailure(wrapped(protocolError('MESSAGE_TOO_LARGE', 10)))).toBe('too-large');
  expect(judgeFailure(wrapped(protocolError('RECORD_LIST_TOO_LARGE', 18)))).toBe('too-large');
});

it('tries again what time or an operator can heal', () => {
  expect(judgeFailure(wrapped(protocolError('TOPIC_AUTHORIZATION_FAILED', 29)))).toBe('retry');
  expect(judgeFailure(new kafkajs.KafkaJSConnectionError('refused'))).toBe('retry');
  expect(judgeFailure(undefined)).toBe('retry');
});

it('gives up on defects, and on a connection that was closed', () => {
  expect(judgeFailure(new TypeError('x is not a function'))).toBe('give-up');
  expect(judgeFailure(new ConnectionClosed())).toBe('give-up');
});
