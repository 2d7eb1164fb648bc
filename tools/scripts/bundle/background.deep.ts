/** When the launcher has a bundle built, and what happens if several processes do so at once. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { workspaceRoot } from '../steps.ts';
import { inBackground } from './background.ts';
import { buildInBackground } from './build.ts';
import { OUTPUT, Scratch } from './scratch.ts';

const BUILDER = 'tools/scripts/bundle.ts';
const TYPED = 'apps/abicus/src/typed.ts';

let scratch: Scratch;
beforeEach(() => void (scratch = new Scratch()));
afterEach(() => scratch.remove());

/** Waits for a file in a folder that is there. */
function appears(folder: string, name: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!existsSync(join(folder, name))) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(folder, look);
    look();
  });
}

/** Puts a builder in place that only says that it was started. */
function putBuilder(): void {
  const said = `writeFileSync('told.tmp', process.argv[2] ?? ''); renameSync('told.tmp', 'told');`;
  scratch.put(BUILDER, `import { renameSync, writeFileSync } from 'node:fs';\n${said}\n`);
}

/** Starts the launcher with a preloaded module that tells what it spawns instead of doing it. */
function spawned(): string {
  const tell = `data:text/javascript,import m from 'node:module';
    const child = m.createRequire('/')('node:child_process');
    child.spawn = (file, args) => (console.log('spawn ' + args.slice(1)), { on() {}, unref() {} });`;
  return scratch.startWith(['--import', tell]).stdout;
}

test('without a bundle it is built after the end of a run', async () => {
  putBuilder();
  expect(scratch.start('').stdout).toBe(OUTPUT);
  await appears(scratch.root, 'told');
  expect(readFileSync(scratch.at('told'), 'utf8')).toBe('--background');
});

test('while sources change, none is built', async () => {
  putBuilder();
  await scratch.build();
  scratch.put(TYPED, `export const typed: string = 'another';\n`);
  expect(spawned()).not.toContain('spawn');
});

test('after a failure none is built until a source changes', () => {
  putBuilder();
  expect(spawned()).toContain('spawn --background');
  mkdirSync(scratch.inBundle(''), { recursive: true });
  writeFileSync(scratch.inBundle('failed'), 'why\n');
  expect(spawned()).not.toContain('spawn');
});

test('without the bundler none is built', () => {
  putBuilder();
  rmSync(scratch.at('node_modules/rolldown'));
  expect(spawned()).not.toContain('spawn');
});

test('a builder does nothing while another one runs', async () => {
  const start = scratch.inBundle('');
  mkdirSync(start, { recursive: true });
  writeFileSync(join(start, 'building'), String(process.pid));
  const build = vi.fn<() => Promise<void>>(() => Promise.resolve());
  await inBackground(start, build);
  expect(build).not.toHaveBeenCalled();
  expect(existsSync(join(start, 'building'))).toBe(true);
});

test('the claim of a builder that was killed is void', async () => {
  const start = scratch.inBundle('');
  mkdirSync(start, { recursive: true });
  const killed = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => killed.on('exit', resolve));
  writeFileSync(join(start, 'building'), String(killed.pid));
  const build = vi.fn<() => Promise<void>>(() => Promise.resolve());
  await inBackground(start, build);
  expect(build).toHaveBeenCalledOnce();
  expect(existsSync(join(start, 'building'))).toBe(false);
});

test('a builder that fails says why in a file', async () => {
  const start = scratch.inBundle('');
  await inBackground(start, () => Promise.reject(new Error('no room')));
  expect(readFileSync(join(start, 'failed'), 'utf8')).toBe('no room\n');
  expect(existsSync(join(start, 'building'))).toBe(false);
});

test('where nothing can be written, a builder ends without an error', async () => {
  scratch.put('node_modules/.cache', '');
  const build = vi.fn<() => Promise<void>>(() => Promise.resolve());
  await inBackground(scratch.inBundle(''), build);
  expect(build).not.toHaveBeenCalled();
  expect(scratch.start('')).toEqual({ status: 0, stdout: OUTPUT, stderr: '' });
});

test('in the modules of another workspace, which are linked, no bundle is kept', async () => {
  await buildInBackground(scratch.root);
  expect(existsSync(scratch.inBundle('none.json'))).toBe(true);
  rmSync(scratch.inBundle(''), { recursive: true });
  renameSync(scratch.at('node_modules'), scratch.at('theirs'));
  symlinkSync(scratch.at('theirs'), scratch.at('node_modules'), 'junction');
  await buildInBackground(scratch.root);
  expect(existsSync(scratch.inBundle(''))).toBe(false);
});

test('of two builders at once and many starts each start runs the bundle or the sources', async () => {
  const module = JSON.stringify(join(workspaceRoot, 'tools/scripts/bundle/build.ts'));
  const root = JSON.stringify(scratch.root);
  const script = `import(${module}).then(({ buildBundle }) => buildBundle(${root}))`;
  const builders = [0, 1].map(() => ended(['-e', script]));
  const starts = Array.from({ length: 12 }, () => ended([scratch.launcher, 'say']));
  for (const one of await Promise.all(builders)) expect(one).toMatchObject({ code: 0 });
  const expected = { code: 0, output: `${OUTPUT}said\n` };
  for (const one of await Promise.all(starts)) expect(one).toEqual(expected);
  expect(scratch.start('bundle', 'say')).toMatchObject({ status: 0, stdout: expected.output });
});

function ended(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const env = { PATH: '/usr/bin:/bin' };
    const child = spawn(process.execPath, args, { cwd: scratch.root, env });
    let output = '';
    child.stdout.on('data', (data: Buffer) => void (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => void (output += data.toString()));
    child.on('close', (code) => resolve({ code, output }));
  });
}
