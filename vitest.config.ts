import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { proofs, wholeRunsOnly } from './tools/codegen/src/vitest/index.ts';

// One run for the whole workspace. Sources are run as they are: the condition selects `src` in every package.
const conditions = ['@abicus/source'];
/** Of all tests: `abicus prove` reads it. */
const report = '.abicus/reports/tests.json';

/** Long campaigns (`npm run soak`) try each property more often. */
const isCampaign = process.env['ABICUS_FUZZ_RUNS'] !== undefined;
const fastCheck = join(import.meta.dirname, 'tools/scripts/soak/fast-check.ts');

export default defineConfig({
  plugins: [proofs()],
  resolve: { conditions, ...(isCampaign && { alias: { 'fast-check': fastCheck } }) },
  ssr: { resolve: { conditions } },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '.abicus/**', '.nx/**'],
    passWithNoTests: false,
    // No test is bound by how fast the machine is: these end what hangs (`tools/scripts/waits` looks after that).
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 600_000,
    reporters: [['default', { summary: false }], wholeRunsOnly(report), 'json'],
    outputFile: { json: report },
    maxWorkers: availableParallelism(),
    // Modules keep no mutable state here, so files may share a process: several times faster.
    pool: 'forks',
    isolate: false,
  },
});
