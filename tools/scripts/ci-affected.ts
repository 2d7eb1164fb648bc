/**
 * `npm run ci:affected`: tests the projects affected by a change, and proves the whole workspace.
 * Tests of other projects are restored from Nx's cache with their reports, because `prove` needs all
 * reports; without a cache they run. NX_BASE and NX_HEAD select the compared commits (default:
 * nx.json's defaultBase).
 */
import { runSteps, type Step } from './steps.ts';
import { rejectArguments } from './no-arguments.ts';

rejectArguments('npm run ci:affected');

const base = process.env['NX_BASE'];

const steps: readonly Step[] = [
  {
    name: 'sync',
    command: ['nx', 'sync:check'],
    fix: '`npx nx sync` (or `abicus generate`), and commit what it writes',
  },
  {
    name: 'affected',
    command: ['nx', 'affected', '--targets=typecheck,lint,test'],
    fix: 'correct the first failing task above (`npx nx run <project>:<target>` runs one)',
  },
  {
    name: 'reports',
    command: ['nx', 'run-many', '--targets=test'],
    fix: 'correct the first failing test above (`npx vitest run <path>` runs one file)',
  },
  {
    name: 'check',
    command: ['abicus', 'check'],
    fix: 'do what `fix` says below each finding (`abicus explain <code>` says why)',
  },
  {
    name: 'selftest, one hart',
    command: ['abicus', 'selftest', '--smp', '1', '--evidence', '.abicus/evidence/smp1'],
    fix: '`npm start -- --smp 1` shows the rung that is missing',
  },
  {
    name: 'selftest, two harts',
    command: ['abicus', 'selftest', '--smp', '2', '--evidence', '.abicus/evidence/smp2'],
    fix: '`npm start` shows the rung that is missing',
  },
  {
    name: 'prove',
    command: ['abicus', 'prove'],
    fix: 'write the test, or correct the marker, that each finding names',
  },
  {
    name: 'bump',
    command: ['abicus', 'bump', ...(base === undefined ? [] : ['--since', base])],
    fix: '`abicus bump --write`, and commit the changeset',
  },
];

const failed = await runSteps(steps, { of: 'npm run ci:affected', atOnce: 1, failFast: false });
process.exitCode = failed.length === 0 ? 0 : 1;
