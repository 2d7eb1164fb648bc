/** The launcher, in a workspace and in a published package, both made of throw-away folders. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// What stands in for the command line: does what its first argument says, and says how it was started once a signal
// may come. To wait is to read what nobody writes.
const MAIN = `
const { argv, execArgv, pid } = process;
if (argv[2] === 'exit') process.exitCode = Number(argv[3]);
if (argv[2] === 'wait') process.stdin.resume();
if (argv[3] === 'catch') process.on('SIGTERM', () => process.exit(42));
process.stdout.write(JSON.stringify({ args: argv.slice(2), execArgv, pid }) + '\\n');
`;
// Preloaded, it makes a process believe that it is another Node, which can replace itself or not.
const PRETEND = (version: string, replaces = false): string =>
  `data:text/javascript,${replaces ? '' : 'delete process.execve;'}` +
  `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`;

// How a package of ours is found: its sources on a condition, else what was built.
const PART = { '.': { '@abicus/source': './src/main.ts', default: './main.js' } };

let root: string;
let launcher: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'abicus-launcher-')));
  launcher = join(root, 'apps/abicus/bin/abicus.cjs');
  put('apps/abicus/package.json', '{"type":"module"}');
  put('apps/abicus/src/typed.ts', `export const typed: string = 'x';\n`);
  put('apps/abicus/src/main.ts', `import { typed } from './typed.ts';\nvoid typed;\n${MAIN}`);
  mkdirSync(dirname(launcher));
  for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.cjs'))) {
    cpSync(join(import.meta.dirname, file), join(dirname(launcher), file));
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Puts a Node into the workspace's node_modules: this one, under a version of choice. */
function installNode(version: string): void {
  put('node_modules/node/package.json', JSON.stringify({ version }));
  mkdirSync(join(root, 'node_modules/node/bin'));
  symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'));
}

function launch(nodeOptions: string[], ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...nodeOptions, launcher, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin' },
  });
}

const OLD = ['--import', PRETEND('20.20.2')];
const OLD_REPLACING = ['--import', PRETEND('23.11.0', true)];

test('the right Node runs the sources itself, of packages too', () => {
  put('node_modules/@abicus/part/package.json', JSON.stringify({ type: 'module', exports: PART }));
  put('node_modules/@abicus/part/main.js', `export const from = 'what was built';\n`);
  put('parts/part/main.ts', `export const from: string = 'the sources';\n`);
  symlinkSync(join(root, 'parts/part'), join(root, 'node_modules/@abicus/part/src'));
  put('apps/abicus/src/main.ts', `import { from } from '@abicus/part';\nconsole.log(from);\n`);
  const { stdout, status } = launch([]);
  expect({ stdout, status }).toEqual({ stdout: 'the sources\n', status: 0 });
});

test.each([
  ['in a child', OLD],
  ['replaced', OLD_REPLACING],
])('an old Node starts the Node of node_modules (%s)', (_title, options) => {
  installNode('24.21.0');
  const { stdout, status } = launch(options, 'exit', '5');
  expect(JSON.parse(stdout)).toMatchObject({ args: ['exit', '5'], execArgv: [] });
  expect(status).toBe(5);
});

test.each([
  ['no Node in node_modules', undefined],
  ['a Node in node_modules that is too old', '22.19.0'],
])('an old Node with %s is told so in one sentence', (_title, version) => {
  if (version !== undefined) installNode(version);
  const { stdout, stderr, status } = launch(OLD);
  expect({ stdout, stderr, status }).toEqual({
    stdout: '',
    stderr:
      'abicus: needs the Node 24 of node_modules, which is not there (this is Node 20.20.2): ' +
      'run `npm ci`, without --ignore-scripts.\n',
    status: 2,
  });
});

test('a published package runs dist on the Node it was started with', () => {
  rmSync(join(root, 'apps/abicus/src'), { recursive: true });
  put('apps/abicus/dist/main.js', MAIN);
  const { stdout, status } = launch(['--import', PRETEND('22.18.0')], 'exit', '6');
  expect(JSON.parse(stdout)).toMatchObject({ args: ['exit', '6'] });
  expect(status).toBe(6);
});

test('a published package rejects a Node before 22.18', () => {
  rmSync(join(root, 'apps/abicus/src'), { recursive: true });
  const { stderr, status } = launch(['--import', PRETEND('22.17.1')]);
  expect(stderr).toBe('abicus: needs Node 22.18 or later, and this is Node 22.17.1.\n');
  expect(status).toBe(2);
});

test.each([
  ['replaced', OLD_REPLACING],
  ['in a child', OLD],
])(
  'a signal reaches the command line (%s), and its exit code comes back',
  async (_title, options) => {
    installNode('24.21.0');
    const [code, signal] = await signalled(options, ['wait', 'catch']);
    expect([code, signal]).toEqual([42, null]);
  },
);

test.each([
  ['replaced', OLD_REPLACING],
  ['in a child', OLD],
])('an end by signal (%s) is an end by that signal', async (_title, options) => {
  installNode('24.21.0');
  const [code, signal] = await signalled(options, ['wait']);
  expect([code, signal]).toEqual([null, 'SIGTERM']);
});

/** Starts the launcher, sends SIGTERM once the command line has spoken, and returns how it ended. */
function signalled(options: string[], args: string[]): Promise<[number | null, string | null]> {
  const child = spawn(process.execPath, [...options, launcher, ...args], { cwd: root });
  return new Promise((resolve) => {
    child.stdout.once('data', () => child.kill('SIGTERM'));
    child.on('exit', (code, signal) => resolve([code, signal]));
  });
}

test('an import that leads nowhere is named, with the file that it was looked for at', () => {
  put('apps/abicus/src/main.ts', `import './nowhere.ts';\n`);
  const { status, stderr } = launch([]);
  expect(status).toBe(1);
  expect(stderr).toContain(join(root, 'apps/abicus/src/nowhere.ts'));
});
