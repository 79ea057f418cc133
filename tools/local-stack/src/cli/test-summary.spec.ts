import { testSummary, type TestSummary } from './test-summary.js';

const report = (counts: object) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  ...counts,
});

describe('the summary of a test run', () => {
  const passed = (line: string): TestSummary => ({ line, code: 0 });
  const failed = (line: string): TestSummary => ({ line, code: 1 });
  const [ok, notOk] = [0, 1];
  it.each<Case>([
    {
      when: 'all pass',
      run: [report({ numPassedTests: 12 }), ok],
      summary: passed('Tests: 12 passed, 0 failed'),
    },
    {
      when: 'some are skipped',
      run: [report({ numPassedTests: 9, numPendingTests: 2, numTodoTests: 1 }), ok],
      summary: passed('Tests: 9 passed, 0 failed, 3 skipped'),
    },
    {
      when: 'one fails',
      run: [report({ numPassedTests: 3, numFailedTests: 1 }), notOk],
      summary: failed('Tests: 3 passed, 1 failed'),
    },
    {
      when: 'a suite does not load',
      run: [report({ numPassedTests: 3, numRuntimeErrorTestSuites: 1 }), notOk],
      summary: failed('Tests: 3 passed, 1 failed'),
    },
    { when: 'none ran', run: [report({}), ok], summary: failed('Tests: 0 passed, 0 failed') },
    {
      when: 'all were skipped',
      run: [report({ numPendingTests: 4 }), ok],
      summary: failed('Tests: 0 passed, 0 failed, 4 skipped'),
    },
    {
      when: 'jest complains of something else',
      run: [report({ numPassedTests: 3 }), notOk],
      summary: failed('Tests: 3 passed, 0 failed'),
    },
    { when: 'jest died', run: [undefined, null], summary: failed('Tests: 0 passed, 1 failed') },
  ])('when $when', ({ run, summary }) => expect(testSummary(...run)).toEqual(summary));
});

interface Case {
  readonly when: string;
  readonly run: Parameters<typeof testSummary>;
  readonly summary: TestSummary;
}
