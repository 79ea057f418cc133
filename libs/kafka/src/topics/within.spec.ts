import { lostLog } from './within.js';

it('says what was lost, in one sentence', () => {
  expect(lostLog('t/1', 5, { low: 8, high: 20 })?.message).toBe(
    'Records of t/1 from offset 5 to 7 were deleted before they were read.',
  );
  expect(lostLog('t/1', 25, { low: 0, high: 20 })?.message).toMatch('it is another log');
});

it('finds nothing wrong at both ends of the log', () => {
  expect(lostLog('t/1', 8, { low: 8, high: 20 })).toBeUndefined();
  expect(lostLog('t/1', 20, { low: 8, high: 20 })).toBeUndefined();
});
