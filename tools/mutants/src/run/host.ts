/**
 * The program that holds one vitest open and runs test files in it for one mutant after the other: what is not mutated
 * stays transformed here, and evaluated in the process of the tests (resident/worker.ts). Test files run one after the
 * other in the given order, and the first failing test ends the run.
 */
import { join } from 'node:path';
import process from 'node:process';
import type { ViteUserConfig } from 'vitest/config';
import { createVitest, type Reporter, type TestSpecification } from 'vitest/node';
import { basesOf, coverageOf } from '../record/coverage.ts';
import { HANGS } from '../resident/messages.ts';
import { Resident } from '../resident/pool.ts';
import { ACTIVE } from '../switch/active.ts';
import { instrumentPlugin, mutantPlugin } from '../switch/plugin.ts';
import type { Answer, HostMessage, Purpose, Request } from './protocol.ts';

/** A process of tests that keeps more memory than this, in bytes, makes room for another. */
const MEMORY = 1.2e9;

const root = process.cwd();
const purpose = JSON.parse(process.argv[2] ?? '') as Purpose;
const isRecording = purpose.kind === 'record';
const bases = basesOf(new Map(isRecording ? purpose.sources : []));

let order: readonly string[] = [];
const rankOf = ({ moduleId }: TestSpecification): number => order.indexOf(moduleId);

/** Runs files in the order of the request. */
class AsAsked {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
  sort(files: TestSpecification[]): TestSpecification[] {
    return files.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

/** What this run has come to: the state of vitest also has the results of those before. */
let failed: Answer['failed'];
/** The test, or the file, that runs. */
let running: Answer['failed'];

/** The first line of what went wrong. */
function messageOf(errors: readonly { readonly message: string }[]): string {
  return errors[0]?.message.split('\n')[0] ?? '';
}

const reporter: Reporter = {
  onTestModuleStart(module) {
    running = { file: module.relativeModuleId, message: '' };
  },
  onTestCaseReady(test) {
    running = { file: test.module.relativeModuleId, test: test.fullName, message: '' };
  },
  onTestCaseResult(test) {
    const { state, errors } = test.result();
    if (state !== 'failed') return;
    const message = messageOf(errors);
    failed ??= { file: test.module.relativeModuleId, test: test.fullName, message };
  },
  onTestModuleEnd(module) {
    if (module.state() !== 'failed') return;
    failed ??= { file: module.relativeModuleId, message: messageOf(module.errors()) };
  },
};

// A seed for each property, so that a test does the same each time (vitest.config.ts).
process.env['ABICUS_FUZZ_RUNS'] = '1';
if (isRecording) process.env['ABICUS_POINTS'] = String(bases.size);
const resident = new Resident();
const changed: ViteUserConfig = {
  plugins: [isRecording ? instrumentPlugin(root, bases) : mutantPlugin()],
  test: {
    include: ['**/*.test.ts', 'tools/scripts/mutants/stages/*.stage.ts'],
    pool: resident.pool,
    setupFiles: ['../resident/setup.ts', ...(isRecording ? ['../record/setup.ts'] : [])].map(
      (path) => join(import.meta.dirname, path),
    ),
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
    update: 'none',
    reporters: [reporter],
    // A transformed file is looked up by its text on the disk, which no mutant changes.
    fsModuleCache: false,
    sequence: { sequencer: AsAsked },
  },
  changed,
);
await vitest.standalone();
const all = new Map((await vitest.globTestSpecifications()).map((one) => [one.moduleId, one]));

function specificationsOf({ files }: Request): TestSpecification[] {
  return files.map(({ path, names }) => {
    const one = all.get(join(root, path));
    if (one === undefined) throw new Error(`vitest knows no test file ${path}`);
    one.testNames = names === undefined ? undefined : [...names];
    return one;
  });
}

/** Sources that were last loaded with a mutant. */
let mutated: readonly string[] = [];

async function run(request: Request): Promise<Answer> {
  const { active, cpuMs } = request;
  failed = undefined;
  running = undefined;
  const chosen = specificationsOf(request);
  order = chosen.map(({ moduleId }) => moduleId);
  if (active === undefined) delete process.env[ACTIVE];
  else process.env[ACTIVE] = JSON.stringify(active);
  const reload = [...mutated, ...(active === undefined ? [] : [active.path])];
  for (const path of reload) vitest.invalidateFile(path);
  mutated = active === undefined ? [] : [active.path];
  resident.order({
    order: {
      reload: isRecording ? 'all' : reload,
      ...(active !== undefined && { active }),
      cpuMs,
    },
  });
  const from = process.cpuUsage();
  const { unhandledErrors } = await vitest.runTestSpecifications(chosen);
  const { user, system } = process.cpuUsage(from);
  const { ended, report } = resident;
  if (report !== undefined && report.memory > MEMORY) resident.restart();
  failed ??= ended === undefined ? undefined : running;
  return {
    ...(failed !== undefined && { failed }),
    errors: unhandledErrors.map((error) =>
      error instanceof Error ? error.message : String(error),
    ),
    ...(ended !== undefined && { ended: ended.signal === HANGS ? 'hangs' : 'crashes' }),
    cpuMs: (user + system) / 1000 + (report?.cpuMs ?? 0),
    ...(report?.record !== undefined && { coverage: coverageOf(report.record, bases) }),
  };
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
