/** The options of `abicus selftest`. The selftest itself is loaded only when it runs. */
import type { OptionValues } from '@abicus/selftest';
import type { Option } from './command.ts';

/** Exactly those that the selftest knows. */
export const SELFTEST_OPTIONS: Readonly<Record<keyof OptionValues, Option>> = {
  smp: { type: 'string', help: 'harts (2 if not given), or SMP', oneOf: ['1', '2', '4', '64'] },
  seed: {
    type: 'string',
    value: 'N',
    help: 'seed of everything random, 0 to 2^53 - 1 (1 if not given)',
  },
  until: {
    type: 'string',
    value: 'WHAT',
    help: '1: the end of the ladder (if not given); 0: never; a line of the log: there; or RUN_UNTIL_MARKER',
  },
  timeout: {
    type: 'string',
    value: 'MS',
    help: 'real time that the run may take (90000 if not given), or RUN_TIMEOUT (ms, or 90s)',
  },
  phase: {
    type: 'string',
    value: 'NAME',
    help: 'proves the ladder up to the end of a phase, or RUN_PHASE',
  },
  'require-smp': { type: 'boolean', help: 'rejects a run with one hart, or REQUIRE_SMP=1' },
  json: { type: 'boolean', help: 'one JSON document instead of lines' },
  evidence: {
    type: 'string',
    value: 'DIR',
    help: 'folder for the evidence (one in .abicus/evidence if not given; the last 64 are kept)',
  },
};
