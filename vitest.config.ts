import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { proofs, wholeRunsOnly } from './tools/codegen/src/vitest/index.ts';
import { isAsked } from './tools/scripts/progress/report.ts';
import { progressReporter } from './tools/scripts/progress/reporter.ts';

// One run for the whole workspace. Sources are run as they are: the condition selects `src` in every package.
const conditions = ['@abicus/source'];
/** Long campaigns (`npm run soak`) try each property more often. */
const isCampaign = process.env['ABICUS_FUZZ_RUNS'] !== undefined;
const fastCheck = join(import.meta.dirname, 'tools/scripts/soak/fast-check.ts');
/** Gives each run a folder for temporary files. */
const temporary = join(import.meta.dirname, 'tools/scripts/temporary/setup.ts');
/** Starts programs from a small process. */
const spawning = join(import.meta.dirname, 'tools/scripts/spawning/setup.ts');

/** How these test files are run; what came of them goes into this report. */
export const runOf = (include: string, report: string): ReturnType<typeof defineConfig> =>
  defineConfig({
    plugins: [proofs()],
    resolve: { conditions, ...(isCampaign && { alias: { 'fast-check': fastCheck } }) },
    ssr: { resolve: { conditions } },
    test: {
      include: [include],
      globalSetup: [temporary],
      setupFiles: [spawning],
      exclude: ['**/node_modules/**', '**/dist/**', '.abicus/**', '.nx/**'],
      passWithNoTests: false,
      // What is recorded is beside its test.
      resolveSnapshotPath: (path, extension) => `${path}${extension}`,
      // No test is bound by how fast the machine is: these end what hangs (`tools/scripts/waits` looks after that).
      testTimeout: 600_000,
      hookTimeout: 600_000,
      teardownTimeout: 600_000,
      reporters: [
        ['default', { summary: false }],
        wholeRunsOnly(report),
        'json',
        ...(isAsked() ? [progressReporter()] : []),
      ],
      outputFile: { json: report },
      maxWorkers: availableParallelism(),
      // Modules keep no mutable state here, so files may share a process: several times faster.
      pool: 'forks',
      isolate: false,
      // Node loads them: what runs machines takes a fifth less time or more. Only vitest puts another fast-check in place.
      ...(!isCampaign && {
        execArgv: conditions.map((condition) => `--conditions=${condition}`),
        experimental: { viteModuleRunner: false, nodeLoader: false },
      }),
    },
  });

// All tests but the deep ones (vitest.deep.config.ts). `abicus prove` reads their report.
export default runOf('**/*.test.ts', '.abicus/reports/tests.json');
