/** The plugin in a copy of this workspace: sync, new parts, restored reports. */
import { existsSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machineNode } from '../machine.ts';
import { scratchCopy, type Scratch } from './scratch.ts';

const TIMEOUT = { timeout: 90_000 };
const TIMED = 'contracts/rfc-0023-timed.contract.ts';
const CONTRACT = 'contracts/rfc-0019-nonces.contract.ts';

let copy: Scratch;
beforeAll(() => {
  copy = scratchCopy();
}, 60_000);
afterAll(() => copy.remove());

/** Runs Nx in the copy, expects this exit code, and returns the output. */
function nx(code: number, ...args: readonly string[]): string {
  const done = copy.run('nx', ...args);
  if (done.code !== code) throw new Error(`exit ${done.code}:\n${done.output}`);
  return done.output;
}

function edit(path: string, from: string, to: string): void {
  const whole = join(copy.root, path);
  const text = readFileSync(whole, 'utf8');
  expect(text).toContain(from);
  writeFileSync(whole, text.replace(from, to));
}

test("nx finds the same projects on the machine's Node, of any version", TIMEOUT, () => {
  const ours = nx(0, 'show', 'projects').split('\n').toSorted();
  expect(ours).toContain('@abicus/wire');
  const machine = copy.runOn(machineNode(), 'nx', 'show', 'projects');
  expect({ ...machine, output: machine.output.split('\n').toSorted() }).toEqual({
    code: 0,
    output: ours,
  });
});

describe('nx sync', () => {
  test('an edited contract is out of sync until `nx sync`', TIMEOUT, () => {
    nx(0, 'sync');
    nx(0, 'sync:check');
    edit(CONTRACT, 'pendingReplies: limit(16,', 'pendingReplies: limit(17,');
    const said = nx(1, 'sync:check');
    expect(said).toContain('run `abicus generate`');
    expect(said).toContain('libs/abi/ipc/src/limits.ts');
    nx(0, 'sync');
    nx(0, 'sync:check');
    expect(readFileSync(join(copy.root, 'libs/abi/ipc/src/limits.ts'), 'utf8')).toContain('17');
  });

  test('a contract that is rejected fails it, with the finding', TIMEOUT, () => {
    edit(CONTRACT, "feeds: 'ipc',", "feeds: 'ipc', feed: 'x',");
    const said = nx(1, 'sync:check');
    expect(said).toMatch(/rfc-0019-nonces\.contract\.ts:\d+:\d+ - error ABI1002/);
    edit(CONTRACT, "feeds: 'ipc', feed: 'x',", "feeds: 'ipc',");
  });
});

describe('nx g', () => {
  test.each(['contract', 'syscall'])('%s --dry-run writes nothing', TIMEOUT, (kind) => {
    const before = readdirSync(join(copy.root, 'contracts'));
    const said = nx(0, 'g', `@abicus/nx:${kind}`, 'spooler', '--dry-run');
    expect(said).toMatch(/CREATE contracts\/rfc-\d{4}-spooler\.contract\.ts/);
    expect(readdirSync(join(copy.root, 'contracts'))).toEqual(before);
  });

  test('service --dry-run names the files of the package, and writes none', TIMEOUT, () => {
    const said = nx(0, 'g', '@abicus/nx:service', 'clock', '--contract', TIMED, '--dry-run');
    expect(said).toContain('CREATE libs/services/clock/src/handlers/sleep-until.ts');
    expect(existsSync(join(copy.root, 'libs/services/clock'))).toBe(false);
  });

  test('a name that is in use or invalid is rejected', TIMEOUT, () => {
    expect(nx(1, 'g', '@abicus/nx:service', 'timed')).toContain(
      'libs/services/timed exists already',
    );
    expect(nx(1, 'g', '@abicus/nx:service', 'timer')).toContain("did you mean 'timed'?");
    expect(nx(1, 'g', '@abicus/nx:contract', 'timed')).toContain("'timed' is taken");
    expect(nx(1, 'g', '@abicus/nx:contract', 'Big')).toContain('Big');
  });

  test('the new service compiles, and its first failing test names the next step', TIMEOUT, () => {
    expect(nx(0, 'g', '@abicus/nx:contract', 'spooler')).toContain('next: write the context');
    expect(nx(0, 'g', '@abicus/nx:service', 'spooler')).toContain('next: run `abicus generate`');
    expect(nx(0, 'g', '@abicus/nx:syscall', 'nap')).toContain('next: write the context');
    nx(0, 'sync');
    // `npm install` does the same for packages of the workspace.
    symlinkSync('../../libs/abi/spooler', join(copy.root, 'node_modules/@abicus/abi-spooler'));
    const types = copy.run('tsc', '-b', 'libs/services/spooler', 'contracts');
    expect(types).toEqual({ output: '', code: 0 });
    const first = copy.run('vitest', 'run', 'libs/services/spooler', 'contracts/rfc-');
    expect(first.code).toBe(1);
    expect(first.output).toContain(
      'next: write the check spooler.add.value in src/handlers/add.ts',
    );
    expect(first.output).toMatch(
      /next: write the context of contracts\/rfc-\d{4}-nap\.contract\.ts/,
    );
  });
});

test('the report of a cached test is restored without running it', TIMEOUT, () => {
  const report = join(copy.root, '.abicus/reports/projects/nx/tests.json');
  nx(0, 'run', '@abicus/nx:test');
  const written = readFileSync(report, 'utf8');
  rmSync(join(copy.root, '.abicus'), { recursive: true });
  expect(nx(0, 'run', '@abicus/nx:test')).toContain('1/1 hit');
  expect(existsSync(report)).toBe(true);
  expect(readFileSync(report, 'utf8')).toBe(written);
});
