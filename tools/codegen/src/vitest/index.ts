/** For vitest.config.ts. */
export { proofs, type ProofsPlugin } from './plugin.ts';
export { wholeRunsOnly, type WholeRunsReporter } from './whole-runs.ts';
