// Prints what failed, by name, and `N passed, N failed, N skipped` of several JSON reports of
// vitest together: the end of a long output tells both. Exits with 1 if a test failed, a
// file could not run, or a report is missing or empty. Plain JavaScript, so that it runs even if
// the install failed.

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';

/** The first line of a message, or what stands for one that is missing. */
const firstLine = (message) => message?.split('\n', 1)[0] || 'no message';

/** Whether a file fails as a whole (a syntax error, a failing import), which is one failure. */
const isBroken = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed');

/** The failures of a file. */
function failuresIn(result) {
  const file = relative(process.cwd(), result.name);
  if (isBroken(result)) return [`${file}: ${firstLine(result.message)}`];
  return result.assertionResults
    .filter(({ status }) => status === 'failed')
    .map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
}

/** The counts of one report, what failed, and whether nothing did. */
function countsIn(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    const passed = report.numPassedTests;
    const failed = report.numFailedTests + report.testResults.filter(isBroken).length;
    const skipped = report.numPendingTests + report.numTodoTests;
    const failures = report.testResults.flatMap(failuresIn);
    const sound = report.success && failed === 0 && passed > 0;
    return { passed, failed, skipped, failures, sound };
  } catch (error) {
    process.stderr.write(`no test report: ${error.message}\n`);
    return { passed: 0, failed: 0, skipped: 0, failures: [], sound: false };
  }
}

const counted = process.argv.slice(2).map(countsIn);
const sum = (what) => counted.reduce((all, one) => all + one[what], 0);
for (const failure of counted.flatMap(({ failures }) => failures)) {
  process.stdout.write(`failed  ${failure}\n`);
}
process.stdout.write(
  `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`,
);
process.exitCode = counted.length > 0 && counted.every(({ sound }) => sound) ? 0 : 1;
