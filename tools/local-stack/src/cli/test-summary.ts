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

/** Sums up a run; no report means that jest died. A suite that did not load counts as a failure, and so does a run without tests. */
export const testSummary = (report: JestReport | undefined, jestCode: number | null): TestSummary => {
  const passed = report?.numPassedTests ?? 0;
  const failed = report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 1;
  const skipped = report ? report.numPendingTests + report.numTodoTests : 0;
  const line = `Tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  const good = jestCode === 0 && failed === 0 && passed > 0;
  return { line, code: good ? 0 : 1 };
};
