/** The options of runs under test. */
import type { Options } from '../src/options.ts';

/** To the end of the ladder with two harts, without evidence. */
export const RUN_OPTIONS: Options = {
  harts: 2,
  seed: 1,
  until: { kind: 'end' },
  timeoutMs: 60_000,
  phase: undefined,
  json: false,
  evidence: undefined,
};
