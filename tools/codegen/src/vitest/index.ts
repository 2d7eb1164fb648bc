/** For vitest.config.ts. */
export { refusals, type RefusalsPlugin } from './plugin.ts';
export { wholeRunsOnly, type WholeRunsReporter } from './whole-runs.ts';
