/**
 * Follows docs/async.md as written: it generates, compiles, passes the check, and prints the shown
 * output.
 */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../build.ts';
import { workspaceRoot } from '../steps.ts';
import { shows } from './shown.ts';
import { walkSteps } from './walkthrough.ts';

const steps = walkSteps(readFileSync(join(workspaceRoot, 'docs/async.md'), 'utf8'), 'npm');
const commands = steps.filter((step) => step.kind === 'run');

describe('the guide', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-async-'));

  // The packages of this repository and its tools are installed already.
  beforeAll(async () => {
    await build();
    const [theirs, own] = [join(workspaceRoot, 'node_modules'), join(root, 'node_modules')];
    mkdirSync(join(own, '@acme'), { recursive: true });
    for (const one of readdirSync(theirs)) {
      if (one !== '.vite' && one !== '.cache') symlinkSync(join(theirs, one), join(own, one));
    }
    symlinkSync(join(root, 'libs/abi/store'), join(own, '@acme/abi-store'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** Runs a command with the packages of this repository as they are built. */
  function run(command: string): { readonly status: number | null; readonly output: string } {
    const [program = '', name = '', ...args] = command.split(' ');
    const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' };
    const [file, given] =
      program === 'npx'
        ? [join(root, 'node_modules/.bin', name), args]
        : [process.execPath, [name, ...args]];
    const { status, stdout, stderr } = spawnSync(file, given, { cwd: root, env, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  }

  test('each program of it has a text that it prints', () => {
    const programs = commands.filter(({ command }) => command.startsWith('node '));
    expect(programs.length).toBe(3);
    expect(commands.filter(({ prints }) => prints !== undefined)).toEqual(programs);
    expect(steps.filter(({ kind }) => kind === 'edit')).toEqual([]);
  });

  const named = steps.map(
    (step) => [step.kind === 'run' ? step.command : step.path, step] as const,
  );

  test.each(named)('%s', { timeout: 120_000 }, (_, step) => {
    if (step.kind !== 'run') {
      mkdirSync(dirname(join(root, step.path)), { recursive: true });
      if (step.kind === 'write') writeFileSync(join(root, step.path), step.text);
      return;
    }
    const { command, prints } = step;
    if (command === 'npm install') return;
    const { status, output } = run(command);
    expect([status, status === 0 ? '' : output]).toEqual([0, '']);
    expect(prints === undefined || shows(prints, output) ? prints : output).toBe(prints);
  });
});
