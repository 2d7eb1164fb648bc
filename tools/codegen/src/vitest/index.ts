/** For vitest.config.ts. */
export { wholeRunsOnly, type WholeRunsReporter } from './whole-runs.ts';
