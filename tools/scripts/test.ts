/** `npm test`: what can be proven by running, in order, up to the first failure. Arguments go to vitest. */
import { runSteps, type Step } from './steps.ts';

const steps: readonly Step[] = [
  {
    name: 'tests',
    command: ['vitest', 'run', ...process.argv.slice(2)],
    mend: 'correct the first failing test above (`npx vitest run <path>` runs one file)',
    loud: true,
  },
];

const failed = await runSteps(steps, { atOnce: 1, failFast: true });
process.exitCode = failed.length === 0 ? 0 : 1;
