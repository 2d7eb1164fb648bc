/** `npm run lint`: every check of the sources that does not run them. */
import { runSteps, type Step } from './steps.ts';
import { rejectArguments } from './no-arguments.ts';

rejectArguments('npm run lint');

/** Tests of what the sources say. */
const TREE = ['tools/tidy/src/tidy.deep.ts', 'tools/scripts/waits/tree.deep.ts'];

const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '-b'], fix: 'correct the type errors above (`npx tsc -b`)' },
  {
    name: 'lint',
    command: ['oxlint', '--format=unix'],
    fix: 'correct the findings above (`npx oxlint --fix` does the mechanical ones)',
  },
  {
    name: 'tidy',
    // Without the JSON report, which is that of all deep tests.
    command: ['vitest', 'run', '--config=vitest.deep.config.ts', '--reporter=default', ...TREE],
    fix: 'do what the findings above say',
  },
  { name: 'sync', command: ['nx', 'sync:check'], fix: '`npx nx sync`' },
  { name: 'format', command: ['oxfmt', '--list-different'], fix: '`npm run format`' },
  {
    name: 'unused',
    command: ['knip', '--no-progress'],
    fix: 'delete what is unused, or declare what is missing in the package.json of its package',
  },
];

const failed = await runSteps(steps, { of: 'npm run lint', atOnce: 2, failFast: false });
process.exitCode = failed.length === 0 ? 0 : 1;
