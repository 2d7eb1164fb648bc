// Prints `N passed, N failed, N skipped` from vitest's JSON report. Exits 1 if a test failed, a file could not
// be run, or there is no report. Plain JavaScript, so that it can speak when the install has failed.

import { readFileSync } from 'node:fs';
import process from 'node:process';

let counts = { passed: 0, failed: 0, skipped: 0 };
let sound = false;
try {
  const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  // A file that fails as a whole (a syntax error, a failing import) counts as one failure.
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  sound = report.success && counts.failed === 0 && counts.passed > 0;
} catch (error) {
  process.stderr.write(`no test report: ${error.message}\n`);
}
process.stdout.write(
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
);
process.exitCode = sound ? 0 : 1;
