/**
 * `npm test`: beside the tests drift and the selftest, then the proof that joins them, up to the first
 * failure. With arguments only vitest runs, with them: a part of the tests cannot prove the whole.
 */
import { runSteps, type Step } from './steps.ts';
import { plural } from '../codegen/src/diagnostics/plural.ts';

const args = process.argv.slice(2);

const tests: Step = {
  name: 'tests',
  command: ['vitest', 'run', ...args],
  fix: 'correct the first failing test above (`npx vitest run <path>` runs one file)',
  // A run of selected tests shows each of them.
  ...(args.length > 0 ? { loud: true } : { reports: true }),
};

/** The ladder with this many harts; its evidence has a fixed name, so that it replaces the last one. */
function selftest(harts: number): Step {
  const evidence = `.abicus/evidence/smp${harts}`;
  return {
    name: `selftest, ${plural(harts, 'hart')}`,
    command: ['abicus', 'selftest', '--smp', String(harts), '--evidence', evidence],
    fix: `\`npm start -- --smp ${harts}\` shows the rung that is missing, if one is; else do what the last line above says`,
  };
}

const all: readonly Step[] = [
  {
    name: 'check',
    command: ['abicus', 'check'],
    fix: 'do what `fix` says below each finding (`abicus explain <code>` says why)',
  },
  tests,
  selftest(1),
  selftest(2),
  {
    name: 'prove',
    command: ['abicus', 'prove'],
    // It reads what the tests and the selftest leave.
    afterOthers: true,
    fix: 'write the test, or correct the marker, that each finding names',
  },
];

const failed = await runSteps(args.length > 0 ? [tests] : all, {
  of: args.length > 0 ? 'npm test -- …' : 'npm test',
  // The tests, and one step beside them.
  atOnce: args.length > 0 ? 1 : 2,
  failFast: true,
});
process.exitCode = failed.length === 0 ? 0 : 1;
