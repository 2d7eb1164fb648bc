/** Commands with streams that take nothing: a full disk behind them, or a reader that has gone. */
import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM_FILES } from './system-files.ts';

const LAUNCHER = join(import.meta.dirname, '../bin/abicus.cjs');

const CONTRACT = `import { contract, errno, newtype, u32 } from '@abicus/contract';
export default contract({
  id: 'RFC-0001', title: 'Spool', status: 'accepted', owners: ['@spool'], created: '2026-01-01',
  feeds: 'spool', context: 'Jobs wait.', goals: [],
  errors: { EBUSY: errno(16, 'busy') },
  types: { Job: newtype(u32, { errno: 'EBUSY' }) },
  markers: { up: { text: 'spool up', by: 'neuron', proves: ['Job'] } },
});
`;

const roots: string[] = [];

let template = '';

function folder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'abicus-streams-')));
  roots.push(root);
  return root;
}

/** A workspace in which every command has something to say on its standard output. */
function workspace(): string {
  const root = folder();
  cpSync(template, root, { recursive: true });
  return root;
}

/** Makes the workspace that is copied, and removes all of them at the end. */
export function makesTemplate(): void {
  afterAll(() => {
    for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
  });
  beforeAll(() => {
    template = folder();
    writeFileSync(join(template, 'abicus.json'), '{}\n');
    writeFileSync(join(template, 'console.log'), '[     0.000001 0 neuron] spool up\n');
    mkdirSync(join(template, 'contracts'));
    for (const [path, text] of Object.entries(SYSTEM_FILES)) {
      mkdirSync(dirname(join(template, path)), { recursive: true });
      writeFileSync(join(template, path), text);
    }
    writeFileSync(join(template, 'contracts/rfc-0001-spool.contract.ts'), CONTRACT);
    execFileSync(process.execPath, [LAUNCHER, 'generate'], { cwd: template });
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
    for (const args of [
      ['init', '-q', '-b', 'main'],
      ['add', '.'],
      [...who, 'commit', '-qm', 'a'],
    ]) {
      execFileSync('git', args, { cwd: template });
    }
  }, 60_000);
}

/** Arguments with which each command writes to its standard output. */
export const ARGS: Readonly<Record<string, readonly string[]>> = {
  generate: [],
  check: ['--since', 'HEAD'],
  prove: [],
  judge: ['console.log'],
  system: [],
  diff: ['--since', 'HEAD'],
  bump: ['--since', 'HEAD'],
  explain: ['ABI1001', '--json'],
  new: ['contract', 'other'],
  trace: ['console.log'],
  selftest: ['--smp', '1', '--phase', 'kernel'],
  '--help': [],
  '--version': [],
};

type Said = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs a command; a stream goes to a file, into a pipe, or to a reader that is gone. */
export function run(
  args: readonly string[],
  out: 'pipe' | 'gone' | number,
  err: 'pipe' | number = 'pipe',
) {
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    cwd: workspace(),
    stdio: ['ignore', out === 'gone' ? 'pipe' : out, err],
  });
  const said = { out: '', err: '' };
  if (out === 'gone') child.stdout?.destroy();
  else child.stdout?.on('data', (text) => void (said.out += String(text)));
  child.stderr?.on('data', (text) => void (said.err += String(text)));
  return new Promise<Said>((resolve) => {
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

/** How a command ends with each kind of streams; the processes run side by side. */
type Endings = Readonly<Record<'plain' | 'full' | 'nowhere' | 'gone', Said>>;

async function endings(name: string): Promise<Endings> {
  const args = [name, ...(ARGS[name] ?? [])];
  const wrong = name.startsWith('--') ? ['no-such-command'] : [name, '--no-such-option'];
  const file = openSync('/dev/full', 'w');
  try {
    const [plain, full, nowhere, gone] = await Promise.all([
      run(args, 'pipe'),
      run(args, file),
      run(wrong, 'pipe', file),
      run(args, 'gone'),
    ]);
    return { plain, full, nowhere, gone };
  } finally {
    closeSync(file);
  }
}

/** Tests of commands, in the test file that calls this: how each ends with streams that take nothing. */
export function testStreams(names: readonly string[]): void {
  makesTemplate();

  describe.skipIf(!existsSync('/dev/full')).each(names)('%s', (name) => {
    let ends: Endings;
    beforeAll(async () => {
      ends = await endings(name);
    }, 60_000);

    test('says something on its standard output, and is not stopped by a mistake', () => {
      const { code, out, err } = ends.plain;
      expect(out).toMatch(/\n$/);
      expect(code).toBeLessThan(3);
      expect(err).not.toContain('internal error');
    });

    test('on a full disk ends with one line and 2', () => {
      const err =
        'abicus: standard output: no space is left on the device (ENOSPC, write): free some space, then run it again\n';
      expect(ends.full).toEqual({ code: 2, out: '', err });
    });

    test('with nowhere to tell mistakes ends as well', () => {
      expect(ends.nowhere).toEqual({ code: 2, out: '', err: '' });
    });

    test('with a reader that is gone ends as it would, and says nothing of it', () => {
      expect(ends.gone).toEqual({ ...ends.plain, out: '' });
    });
  });
}
