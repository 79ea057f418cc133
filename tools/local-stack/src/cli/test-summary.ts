/** The counts of interest in what jest writes with `--json`. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Suites that could not even be loaded. */
  numRuntimeErrorTestSuites: number;
}

/** The last line of a test run and its exit code. */
export interface TestSummary {
  line: string;
  code: 0 | 1;
}

/** What is counted when jest died without a report: one failure. */
const died: JestReport = {
  numPassedTests: 0,
  numFailedTests: 1,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

/** Sums up a run; no report means that jest died. A suite that did not load counts as a failure, and so does a run without tests. */
export const testSummary = (report: JestReport | undefined, jestCode: number | null): TestSummary => {
  const counts = report ?? died;
  const passed = counts.numPassedTests;
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  const skipped = counts.numPendingTests + counts.numTodoTests;
  const line = `Tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  const good = jestCode === 0 && failed === 0 && passed > 0;
  return { line, code: good ? 0 : 1 };
};
