/** `npm run lint`: everything that can be said about the sources without running them. */
import { runSteps, type Step } from './steps.ts';
import { rejectArguments } from './no-arguments.ts';

rejectArguments('npm run lint');

const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '-b'], mend: 'correct the type errors above (`npx tsc -b`)' },
  {
    name: 'lint',
    command: ['oxlint', '--format=unix'],
    mend: 'correct the findings above (`npx oxlint --fix` does the mechanical ones)',
  },
  {
    name: 'layers and tidy',
    // Without the JSON report: that is of all tests, and `abicus prove` reads it.
    command: ['vitest', 'run', '--reporter=default', 'tools/tidy', 'tools/scripts/boundaries'],
    mend: 'do what the findings above say',
  },
  { name: 'sync', command: ['nx', 'sync:check'], mend: '`npx nx sync`' },
  { name: 'format', command: ['oxfmt', '--list-different'], mend: '`npm run format`' },
  {
    name: 'unused',
    command: ['knip', '--no-progress'],
    mend: 'delete what is unused, or declare what is missing in the package.json of its package',
  },
];

const failed = await runSteps(steps, { of: 'npm run lint', atOnce: 2, failFast: false });
process.exitCode = failed.length === 0 ? 0 : 1;
