import {
  assigned,
  paused,
  receive,
  resumed,
  startedAt,
  steppedOver,
  type Fetched,
  type Position,
} from './position.js';

const fetch = (fetchedFrom: number, last: number, stale = false): Fetched => ({ fetchedFrom, last, stale });
/** The verdicts over several fetches, one after the other. */
const verdicts = (start: Position, ...fetches: Fetched[]): string[] => {
  let position = start;
  return fetches.map((fetched) => {
    const [verdict, then] = receive(position, fetched);
    position = then;
    return verdict;
  });
};

it('delivers what follows on each other', () =>
  expect(verdicts(startedAt(10), fetch(10, 14), fetch(15, 15), fetch(16, 40))).toEqual([
    'deliver',
    'deliver',
    'deliver',
  ]));

it('delivers nothing before the start, nor while paused', () => {
  expect(verdicts(assigned, fetch(0, 9))).toEqual(['drop']);
  expect(verdicts(paused(startedAt(5)), fetch(5, 9))).toEqual(['drop']);
  expect(verdicts(resumed(paused(startedAt(5))), fetch(5, 9))).toEqual(['deliver']);
  expect(resumed(assigned)).toBe(assigned);
});

it('drops what was fetched before a seek that is still waiting', () =>
  expect(verdicts(startedAt(5), fetch(100, 200, true), fetch(5, 9))).toEqual(['drop', 'deliver']));

it('goes back when an old fetch has moved the position, forth or back', () => {
  expect(verdicts(startedAt(5), fetch(100, 200), fetch(5, 9), fetch(10, 12))).toEqual([
    'go back',
    'deliver',
    'deliver',
  ]);
  expect(verdicts(startedAt(5), fetch(0, 4), fetch(5, 9))).toEqual(['go back', 'deliver']);
});

it('accepts a gap that is still there after going back: these offsets carry no records', () =>
  expect(verdicts(startedAt(5), fetch(8, 9), fetch(8, 9), fetch(10, 11))).toEqual([
    'go back',
    'deliver',
    'deliver',
  ]));

it('never accepts what lies before the position', () =>
  expect(verdicts(startedAt(5), fetch(0, 9), fetch(0, 9), fetch(0, 9))).toEqual([
    'go back',
    'go back',
    'go back',
  ]));

it('follows kafkajs over control records, if it stood where expected', () => {
  expect(verdicts(steppedOver(startedAt(5), 5, 7), fetch(8, 9))).toEqual(['deliver']);
  expect(verdicts(steppedOver(startedAt(5), 100, 101), fetch(102, 110))).toEqual(['go back']);
  expect(verdicts(resumed(steppedOver(paused(startedAt(5)), 5, 5)), fetch(6, 6))).toEqual(['deliver']);
  expect(steppedOver(assigned, 5, 5)).toBe(assigned);
});
