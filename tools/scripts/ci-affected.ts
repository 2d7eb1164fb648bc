/**
 * `npm run ci:affected`: what a change reaches, and the proof of the whole. Tests that the change does
 * not reach are restored from Nx's cache with their reports, which `prove` needs all of; without a
 * cache they are run. NX_BASE and NX_HEAD say what is compared (nx.json's defaultBase if not given).
 */
import { runSteps, type Step } from './steps.ts';
import { rejectArguments } from './no-arguments.ts';

rejectArguments('npm run ci:affected');

const base = process.env['NX_BASE'];

const steps: readonly Step[] = [
  {
    name: 'sync',
    command: ['nx', 'sync:check'],
    mend: '`npx nx sync` (or `abicus generate`), and commit what it writes',
  },
  {
    name: 'affected',
    command: ['nx', 'affected', '--targets=typecheck,lint,test'],
    mend: 'correct the first failing task above (`npx nx run <project>:<target>` runs one)',
  },
  {
    name: 'reports',
    command: ['nx', 'run-many', '--targets=test'],
    mend: 'correct the first failing test above (`npx vitest run <path>` runs one file)',
  },
  {
    name: 'check',
    command: ['abicus', 'check'],
    mend: 'do what `fix` says below each finding (`abicus explain <code>` says why)',
  },
  {
    name: 'selftest, one hart',
    command: ['abicus', 'selftest', '--smp', '1', '--evidence', '.abicus/evidence/smp1'],
    mend: '`npm start -- --smp 1` shows the rung that is missing',
  },
  {
    name: 'selftest, two harts',
    command: ['abicus', 'selftest', '--smp', '2', '--evidence', '.abicus/evidence/smp2'],
    mend: '`npm start` shows the rung that is missing',
  },
  {
    name: 'prove',
    command: ['abicus', 'prove'],
    mend: 'write the test, or mend the marker, that each finding names',
  },
  {
    name: 'bump',
    command: ['abicus', 'bump', ...(base === undefined ? [] : ['--since', base])],
    mend: '`abicus bump --write`, and commit the changeset',
  },
];

const failed = await runSteps(steps, { of: 'npm run ci:affected', atOnce: 1, failFast: false });
process.exitCode = failed.length === 0 ? 0 : 1;
