/**
 * The program that holds one vitest open and runs test files in it for one mutant after the other: what is not mutated
 * stays transformed. It is a process of its own, so that a mutant that hangs can be ended with it. Test files run one
 * after the other in the given order, and the first failing test ends the run.
 */
import { join } from 'node:path';
import process from 'node:process';
import { createVitest, type Reporter, type TestSpecification } from 'vitest/node';
import { ACTIVE, type Active } from '../switch/active.ts';
import { mutantPlugin } from '../switch/plugin.ts';

/** What a host is asked: to run these files with this mutant, or with none. */
export interface Request {
  readonly active?: Active;
  /** Paths in the workspace. */
  readonly files: readonly string[];
}

/** What came of it. */
export interface Answer {
  /** The first test that failed, or the file whose tests could not be collected. */
  readonly failed?: { readonly file: string; readonly test: string };
  /** What failed outside of a test. */
  readonly errors: readonly string[];
  /** The number of files that ran. */
  readonly ran: number;
}

/** What the host says: that it is ready, that one more test file has ended, the answer, or what went wrong with itself. */
export type HostMessage =
  | { readonly ready: true }
  | { readonly ended: number }
  | { readonly answer: Answer }
  | { readonly error: string };

const root = process.cwd();
let order: readonly string[] = [];
const rankOf = ({ moduleId }: TestSpecification): number => order.indexOf(moduleId);

/** Runs files in the order of the request. */
class Narrowest {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
  sort(files: TestSpecification[]): TestSpecification[] {
    return files.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

/** What this run has come to: the state of vitest also has the results of those before. */
let failed: Answer['failed'];
let ran = 0;
const reporter: Reporter = {
  onTestCaseResult(test) {
    if (test.result().state !== 'failed') return;
    failed ??= { file: test.module.relativeModuleId, test: test.fullName };
  },
  onTestModuleEnd(module) {
    process.send?.({ ended: ++ran } satisfies HostMessage);
    if (module.state() !== 'failed') return;
    failed ??= { file: module.relativeModuleId, test: 'its collection or a hook' };
  },
};

const vitest = await createVitest(
  {
    config: join(root, 'vitest.config.ts'),
    root,
    watch: false,
    bail: 1,
    maxWorkers: 1,
    silent: true,
    reporters: [reporter],
    // A transformed file is looked up by its text on the disk, which no mutant changes.
    fsModuleCache: false,
    sequence: { sequencer: Narrowest },
  },
  { plugins: [mutantPlugin()] },
);
await vitest.standalone();
const all = new Map((await vitest.globTestSpecifications()).map((one) => [one.moduleId, one]));

async function run({ active, files }: Request): Promise<Answer> {
  [failed, ran] = [undefined, 0];
  order = files.map((file) => join(root, file));
  const chosen = order.map((path) => {
    const one = all.get(path);
    if (one === undefined) throw new Error(`vitest knows no test file ${path}`);
    return one;
  });
  if (active === undefined) delete process.env[ACTIVE];
  else process.env[ACTIVE] = JSON.stringify(active);
  if (active !== undefined) vitest.invalidateFile(active.path);
  try {
    const { unhandledErrors } = await vitest.runTestSpecifications(chosen);
    const errors = unhandledErrors.map((error) =>
      error instanceof Error ? error.message : String(error),
    );
    return { ...(failed !== undefined && { failed }), errors, ran };
  } finally {
    if (active !== undefined) vitest.invalidateFile(active.path);
  }
}

const say = (said: HostMessage): void => void process.send?.(said);
process.on('message', (request: Request) => {
  run(request).then(
    (answer) => say({ answer }),
    (error: unknown) =>
      say({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
say({ ready: true });
