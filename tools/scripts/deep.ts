/**
 * `npm run test:deep`: tests that take too long for each `npm test`, and a draw of mutants. With
 * arguments only vitest runs, with them.
 */
import { runSteps, type Step } from './steps.ts';

const args = process.argv.slice(2);
const isWhole = args.length === 0;

/** Some of the tests link the packages as they are built. */
const build: Step = {
  name: 'build',
  command: ['tsc', '-b'],
  fix: 'correct the type errors above (`npx tsc -b`)',
};

const tests: Step = {
  name: 'deep tests',
  command: ['vitest', 'run', '--config', 'vitest.deep.config.ts', ...args],
  fix: 'correct the first failing test above (`npm run test:deep -- <path>` runs one file)',
  ...(isWhole ? { reports: true } : { loud: true }),
};

const mutants: Step = {
  name: 'mutants',
  command: ['node', '-C', '@abicus/source', 'tools/scripts/draw-mutants.ts'],
  fix: 'write the test that is missing (`npm run mutants -- --file <path>` tries all mutants of a file)',
  reports: true,
};

const failed = await runSteps([build, tests, ...(isWhole ? [mutants] : [])], {
  of: isWhole ? 'npm run test:deep' : 'npm run test:deep -- …',
  atOnce: 1,
  failFast: false,
});
process.exitCode = failed.length === 0 ? 0 : 1;
