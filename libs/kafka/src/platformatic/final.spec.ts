import {
  NetworkError,
  ProtocolError,
  ResponseError,
  UnsupportedCompressionError,
  UserError,
} from '@platformatic/kafka';
import { judgeFailure } from '../send/failure.js';
import { finalIn } from './final.js';

const answerWith = (...codes: number[]) =>
  new ResponseError(1, 12, Object.fromEntries(codes.map((code, n) => [`/${n}`, [code, null]])), {});
const [outOfRange, notLeader, tooLarge, recordListTooLarge, notAllowed] = [1, 6, 10, 18, 29];

it.each([
  ['a broker that is away', new NetworkError('away', { cause: new Error('ECONNREFUSED') })],
  ['a leader that has moved', answerWith(notLeader)],
  ['an offset out of range', answerWith(outOfRange, notLeader)],
  ['a rebalance', new ProtocolError('REBALANCE_IN_PROGRESS')],
  ['a topic that is not known yet', new UserError('Unknown topic t.')],
])('reading goes on after %s', (_, error) => expect(finalIn(error)).toBeUndefined());

it.each([
  ['a missing right', answerWith(notLeader, notAllowed)],
  ['a compression that nobody knows', new UnsupportedCompressionError('7')],
  ['a defect', new NetworkError('defect', { cause: new TypeError('of undefined') })],
])('reading ends with %s', (_, error) => expect(finalIn(error)).toBeInstanceOf(Error));

it.each([
  ['too-large', answerWith(tooLarge)],
  ['too-large', answerWith(notLeader, recordListTooLarge)],
  ['retry', answerWith(notAllowed)],
  ['retry', new NetworkError('away', { canRetry: false })],
  ['give-up', new RangeError('a defect')],
])('a send that failed is judged as that of kafkajs: %s', (judged, error) =>
  expect(judgeFailure(error)).toBe(judged),
);

it('why reading ends is told without the records that came with it', () => {
  const answer = new ResponseError(1, 12, { '/0': [notAllowed, null] }, { records: ['lion'] });
  expect(JSON.stringify(finalIn(answer))).not.toContain('lion');
});
