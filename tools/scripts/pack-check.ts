/**
 * `npm run pack:check`: packs every publishable package, inspects each tarball (publint, attw),
 * installs all of them in an empty project, makes one call to each (smoke.mjs), and boots services of that project beside
 * those of abicus: one that was written by hand, and one of `abicus new`.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { asShown, paint } from './colours.ts';
import { bootForeign } from './adopting/foreign.ts';
import { GREETERD, GREETERD_RUNGS } from './adopting/greeterd.ts';
import { addNewcomer, restartNewcomer } from './adopting/newcomer.ts';
import { RUNGS } from './walk/spoold.ts';
import { installConsumer, type Tarball } from './consumer.ts';
import { run } from './pack.ts';
import type { Manifest } from './packages.ts';
import { keepDurations, lastDurations } from './progress/durations.ts';
import { Progress } from './progress/progress.ts';
import { screen, shown, workspaceRoot } from './steps.ts';
import { packAll } from './tarballs.ts';
import { rejectArguments } from './no-arguments.ts';

rejectArguments('npm run pack:check');

// Ways of resolving a package that attw's "esm-only" profile ignores.
const FOREIGN_RESOLUTIONS = new Set(['node10', 'node16-cjs']);
// Files of a build that a tarball must not contain.
const UNWANTED = /\.tsbuildinfo$|\.test\.|^src\//;

async function inspect({ packed, manifest }: Tarball, path: string): Promise<string[]> {
  const data = readFileSync(path);
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(data).buffer },
    strict: true,
  });
  const lint = messages.map((message) => `publint: ${formatMessage(message, pkg) ?? message.code}`);
  const strays = packed.files
    .filter((file) => UNWANTED.test(file.path))
    .map((file) => `files: ${file.path} must not be published`);
  const licence = packed.files.some((file) => file.path === 'LICENSE')
    ? []
    : ['files: LICENSE is missing'];
  return [...lint, ...strays, ...licence, ...(await inspectTypes(manifest, data))];
}

async function inspectTypes(manifest: Manifest, tarball: Buffer): Promise<string[]> {
  if (manifest.exports?.['.'] === undefined) return [];
  const subject = createPackageFromTarballData(new Uint8Array(tarball));
  const result = await checkPackage(subject, { excludeEntrypoints: ['./package.json'] });
  if (result.types === false) return ['attw: no types'];
  return result.problems
    .filter(
      (problem) =>
        !('resolutionKind' in problem && FOREIGN_RESOLUTIONS.has(problem.resolutionKind)),
    )
    .map((problem) => `attw: ${problem.kind} ${'entrypoint' in problem ? problem.entrypoint : ''}`);
}

/** Installs all tarballs in an empty project and calls each package. Returns the complaints of smoke.mjs. */
async function smoke(tarballs: readonly Tarball[], folder: string): Promise<string> {
  await installConsumer(folder, tarballs);
  copyFileSync(join(import.meta.dirname, 'smoke.mjs'), join(folder, 'smoke.mjs'));
  const names = tarballs.map(({ packed }) => packed.name);
  return run(process.execPath, ['smoke.mjs', ...names], folder).catch(
    (error: Error) => error.message,
  );
}

const PARTS = [
  'build and pack',
  'inspect',
  'install and call',
  'boot a service of another workspace',
  'add a service to it by abicus new',
  'let it end with a fault',
] as const;
const OF = 'npm run pack:check';
const progress = new Progress(PARTS, lastDurations(workspaceRoot, OF), screen());

/** Runs one part and prints its findings. */
async function part<T>(
  name: (typeof PARTS)[number],
  work: () => Promise<T>,
  problemsOf: (result: T) => readonly string[],
): Promise<{ readonly result: T; readonly ok: boolean }> {
  progress.begin(name);
  const result = await work();
  const problems = problemsOf(result);
  const seconds = (progress.end(name, problems.length === 0) / 1000).toFixed(1);
  const word = problems.length === 0 ? paint('green', 'ok   ') : paint('red', 'FAIL ');
  const lines = [`${word} ${name} (${seconds} s)`, ...problems];
  progress.print(lines.map((line) => `${line}\n`).join(''));
  return { result, ok: problems.length === 0 };
}

async function main(folder: string): Promise<boolean> {
  const packed = await part(
    'build and pack',
    () => packAll(folder),
    (tarballs) => (tarballs.length === 0 ? ['nothing is publishable'] : []),
  );
  const tarballs = packed.result;
  const inspectAll = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const [i, tarball] of tarballs.entries()) {
      progress.reach('inspect', { done: i, of: tarballs.length, unit: 'tarballs' });
      const problems = await inspect(tarball, join(folder, tarball.packed.filename));
      found.push(...problems.map((problem) => `${tarball.packed.name}: ${problem}`));
    }
    return found;
  };
  const inspected = await part('inspect', inspectAll, (found) => found);
  const consumer = mkdtempSync(join(folder, 'consumer-'));
  const called = await part(
    'install and call',
    () => smoke(tarballs, consumer),
    (complaints) => (complaints === '' ? [] : [complaints.trimEnd()]),
  );
  const booted = await part(
    'boot a service of another workspace',
    () => bootForeign(consumer, GREETERD),
    ({ rungs }) => GREETERD_RUNGS.filter((text) => rungs.every((rung) => rung.text !== text)),
  );
  const added = await part(
    'add a service to it by abicus new',
    () => addNewcomer(consumer, 2),
    ({ rungs }) =>
      [...RUNGS, ...GREETERD_RUNGS].filter((text) => rungs.every((rung) => rung.text !== text)),
  );
  const restarted = await part(
    'let it end with a fault',
    () => restartNewcomer(consumer, 2),
    (lacking) => lacking,
  );
  keepDurations(workspaceRoot, OF, progress.taken);
  return [packed, inspected, called, booted, added, restarted].every(({ ok }) => ok);
}

const temporary = mkdtempSync(join(tmpdir(), 'abicus-pack-'));
try {
  process.exitCode = (await shown(progress, () => main(temporary))) ? 0 : 1;
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(`${paint('red', 'FAIL ')} ${asShown(message)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
