// Prints `N passed, N failed, N skipped` of several JSON reports of vitest together. Exits with 1
// if a test failed, a file could not run, or a report is missing or empty. Plain JavaScript, so
// that it runs even if the install failed.

import { readFileSync } from 'node:fs';
import process from 'node:process';

/** The counts of one report, and whether it is free of failures. */
function countsIn(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    // A file that fails as a whole (a syntax error, a failing import) counts as one failure.
    const broken = report.testResults.filter(
      (file) =>
        file.status === 'failed' &&
        !file.assertionResults.some(({ status }) => status === 'failed'),
    ).length;
    const passed = report.numPassedTests;
    const failed = report.numFailedTests + broken;
    const skipped = report.numPendingTests + report.numTodoTests;
    return { passed, failed, skipped, sound: report.success && failed === 0 && passed > 0 };
  } catch (error) {
    process.stderr.write(`no test report: ${error.message}\n`);
    return { passed: 0, failed: 0, skipped: 0, sound: false };
  }
}

const counted = process.argv.slice(2).map(countsIn);
const sum = (what) => counted.reduce((all, one) => all + one[what], 0);
process.stdout.write(
  `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`,
);
process.exitCode = counted.length > 0 && counted.every(({ sound }) => sound) ? 0 : 1;
