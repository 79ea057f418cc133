import { countAllocated, countKept } from './counted.js';

const minuteMs = 60_000;

/** What was counted last, and about an eighth more: to be raised only for what is worth it, and lowered when something was saved. */
const bounds = {
  discoveryBytesPerCrossing: 34_400, // 30,650 on Node 24.21
  clueSolvingBytesPerCrossing: 29_500, // 26,263
  keptBytesPerAssignment: 450, // 399
};

/** What is more than its bound, or is nothing at all, which would be no count. */
const beyond = (counted: object): unknown[] =>
  Object.entries(counted).filter(
    ([name, bytes]) => !(bytes > 0 && bytes <= bounds[name as keyof typeof bounds]),
  );

describe('on whatever machine', () => {
  it(
    'a crossing allocates no more memory than it did',
    async () => {
      expect(beyond(await countAllocated())).toEqual([]);
    },
    minuteMs,
  );

  it(
    'an open assignment keeps no more memory than it did',
    async () => {
      expect(beyond(await countKept(20))).toEqual([]);
    },
    minuteMs,
  );
});
