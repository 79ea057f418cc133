import { testSummary } from './test-summary.js';

const report = (counts: object) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  ...counts,
});

describe('the summary of a test run', () => {
  it.each([
    ['all pass', report({ numPassedTests: 12 }), 0, 'Tests: 12 passed, 0 failed', 0],
    [
      'some are skipped',
      report({ numPassedTests: 9, numPendingTests: 2, numTodoTests: 1 }),
      0,
      'Tests: 9 passed, 0 failed, 3 skipped',
      0,
    ],
    ['one fails', report({ numPassedTests: 3, numFailedTests: 1 }), 1, 'Tests: 3 passed, 1 failed', 1],
    [
      'a suite does not load',
      report({ numPassedTests: 3, numRuntimeErrorTestSuites: 1 }),
      1,
      'Tests: 3 passed, 1 failed',
      1,
    ],
    ['none ran', report({}), 0, 'Tests: 0 passed, 0 failed', 1],
    ['all were skipped', report({ numPendingTests: 4 }), 0, 'Tests: 0 passed, 0 failed, 4 skipped', 1],
    ['jest complains of something else', report({ numPassedTests: 3 }), 1, 'Tests: 3 passed, 0 failed', 1],
    ['jest died', undefined, null, 'Tests: 0 passed, 1 failed', 1],
  ])('when %s', (_, counts, jestCode, line, code) =>
    expect(testSummary(counts, jestCode)).toEqual({ line, code }),
  );
});
