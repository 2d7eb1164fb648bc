/** What goes wrong around a command: one line, exit code 2, and no stack. */
import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SYSTEM_FILES } from '../test/system-files.ts';
import { COMMANDS } from './commands.ts';
import type { Io } from './command.ts';
import { run } from './run.ts';
import { reportError } from './trouble.ts';

const LAUNCHER = join(import.meta.dirname, '../bin/abicus.cjs');

/** A workspace with one contract, for the test that is running. */
function workspace(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'abicus-trouble-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, 'abicus.json'), '{}\n');
  writeFileSync(join(root, 'console.log'), '');
  mkdirSync(join(root, 'contracts'));
  writeFileSync(
    join(root, 'contracts/rfc-0001-spool.contract.ts'),
    `import { contract } from '@abicus/contract';
export default contract({
  id: 'RFC-0001', title: 'Spool', status: 'accepted', owners: ['@spool'], created: '2026-01-01',
  feeds: 'spool', context: 'Jobs wait.', goals: [],
});
`,
  );
  return root;
}

type Said = { readonly code: number; readonly out: string; readonly err: string };

async function say(cwd: string, argv: readonly string[], env: Io['env'] = {}): Promise<Said> {
  let [out, err] = ['', ''];
  const io: Io = {
    cwd,
    env,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    terminal: false,
    stop: new AbortController().signal,
  };
  return { code: await run(argv, io), out, err };
}

/** Commands with arguments that make them look at a workspace. */
const LOOKING: Readonly<Record<string, readonly string[]>> = {
  generate: [],
  check: [],
  prove: [],
  diff: ['--since', 'HEAD'],
  bump: ['--since', 'HEAD'],
  new: ['contract', 'other'],
  trace: ['.'],
  judge: ['console.log'],
  system: ['--run', '.'],
};

test('every command that looks at a workspace is among those that are tried', () => {
  const names = COMMANDS.map(({ name }) => name).filter(
    (name) => name !== 'explain' && name !== 'selftest',
  );
  expect(Object.keys(LOOKING).toSorted()).toEqual(names.toSorted());
});

describe.each(Object.entries(LOOKING))('%s', (name, args) => {
  test.each([
    ['abicus.json is a folder', 'abicus.json', 'EISDIR'],
    ['the folder of contracts is a file', 'contracts', 'ENOTDIR'],
  ])('says in one line that %s', async (_title, path, code) => {
    const root = workspace();
    rmSync(join(root, path), { recursive: true });
    if (path === 'abicus.json') mkdirSync(join(root, path));
    else writeFileSync(join(root, path), '');
    const said = await say(root, [name, ...args]);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(new RegExp(`^abicus: ${name}: ${path}: .*\\(${code}, .*\\n$`));
    expect(said.err.split('\n')).toHaveLength(2);
  });
});

test('a mistake of ours is one line, and its stack is shown when asked for', () => {
  let said = '';
  const io = { cwd: '/', env: {}, err: (text: string) => void (said += text) };
  const tell = (env: Io['env']): string => {
    said = '';
    reportError('check', new TypeError('x is no function\nat all'), {
      ...io,
      env,
      out: () => {},
      terminal: false,
      stop: new AbortController().signal,
    });
    return said;
  };
  expect(tell({})).toBe(
    'abicus: check: internal error: TypeError: x is no function (ABICUS_DEBUG=1 prints the stack)\n',
  );
  expect(tell({ ABICUS_DEBUG: '1' })).toMatch(/\n +at .*trouble\.test\.ts/);
});

describe('what has the name of a contract and is none', () => {
  const NAME = 'contracts/rfc-0002-odd.contract.ts';
  const found = async (root: string, command: string): Promise<string> => {
    const { code, out } = await say(root, [command]);
    expect(code).toBe(1);
    return out;
  };
  test.each(['generate', 'check'])('%s: a pipe is not waited for', async (command) => {
    const root = workspace();
    expect(spawnSync('mkfifo', [join(root, NAME)]).status).toBe(0);
    const out = await found(root, command);
    expect(out).toContain(
      `${NAME}:1:1 - error ABI1005 input/unreadable: a contract must be a file`,
    );
    expect(out).toContain('this is a pipe');
  });

  test('a socket, a device, a folder, a link to nothing, to itself, to outside', async () => {
    const root = workspace();
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(join(root, 's.sock'), resolve));
    onTestFinished(() => void server.close());
    const contract = (name: string): string => join(root, `contracts/rfc-0002-${name}.contract.ts`);
    symlinkSync('../s.sock', contract('socket'));
    symlinkSync('/dev/null', contract('device'));
    mkdirSync(contract('folder'));
    symlinkSync('nowhere', contract('nothing'));
    symlinkSync('rfc-0002-loop.contract.ts', contract('loop'));
    symlinkSync(join(import.meta.dirname, 'run.ts'), contract('outside'));
    writeFileSync(contract('latin1'), Buffer.from('// caf\u00E9', 'latin1'));
    writeFileSync(contract('large'), Buffer.alloc(3 << 20));
    const out = await found(root, 'generate');
    const said = out
      .split('\n')
      .flatMap(
        (line) =>
          /rfc-0002-(\w+)\.contract\.ts:1:1 - error (ABI\d+) [^:]*: (.*)/
            .exec(line)
            ?.slice(1, 3)
            .join(' ') ?? [],
      );
    expect(said.toSorted()).toEqual([
      'device ABI1006',
      'folder ABI1005',
      'large ABI1004',
      'latin1 ABI1005',
      'loop ABI1006',
      'nothing ABI1006',
      'outside ABI1006',
      'socket ABI1005',
    ]);
  });
});

test('a reader that has seen enough is no mistake: the selftest goes on and leaves its evidence', async () => {
  const root = workspace();
  for (const [path, text] of Object.entries(SYSTEM_FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const child = spawn(process.execPath, [LAUNCHER, 'selftest', '--smp', '1'], { cwd: root });
  let err = '';
  child.stderr.on('data', (text) => void (err += String(text)));
  child.stdout.destroy();
  const code = await new Promise((resolve) => child.on('exit', resolve));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(readdirSync(join(root, '.abicus/evidence'))).toHaveLength(1);
});

test('a workspace whose contracts boot nothing has no selftest, and is told what boots something', async () => {
  const { code, out, err } = await say(workspace(), ['selftest']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('libs/system is not there');
  expect(err).toContain('"linked": ["@abicus/contracts"]');
});

test.each([
  ['npm', {}, '`npm install`.'],
  [
    'pnpm',
    { 'pnpm-workspace.yaml': 'packages:\n  - libs/services/*\n' },
    '`pnpm install`, with `libs/system` under `packages` of pnpm-workspace.yaml.',
  ],
])('a program of the system whose package is not there is named, with what to do: %s', (...of) => {
  const [, files, how] = of;
  const root = workspace();
  mkdirSync(join(root, 'libs/system/src'), { recursive: true });
  const registry = "import { program } from '@acme/spoold';\nexport const SYSTEM = [program];\n";
  writeFileSync(join(root, 'libs/system/src/registry.ts'), registry);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, 'selftest'], { cwd: root });
  const err = stderr.toString();
  expect(status).toBe(2);
  expect(err).toContain('the package of a program is not there: @acme/spoold. Write it');
  expect(err.trim().endsWith(how)).toBe(true);
});
