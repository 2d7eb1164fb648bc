/** Programs that tests wait for are started by another process, and nothing else is different. */
import { execFileSync, spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';

/** What a script of Node gives. */
function ran(script: string, options: SpawnSyncOptions = {}) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['-e', script], options);
  return { status, signal, stdout, stderr };
}

const PARENT = 'process.stdout.write(String(process.ppid))';

test.skipIf(process.platform === 'win32')('the process of tests is not their parent', () => {
  const { status, stdout } = ran(PARENT, { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(Number(stdout)).toBeGreaterThan(0);
  expect(Number(stdout)).not.toBe(process.pid);
  expect(Number(execFileSync(process.execPath, ['-e', PARENT]))).toBe(Number(stdout));
});

test('it is where they share a stream with it', () => {
  const { stdout } = ran(PARENT, { stdio: ['inherit', 'pipe', 'pipe'], encoding: 'utf8' });
  expect(stdout).toBe(String(process.pid));
});

describe('a result has', () => {
  const end = { status: 0, signal: null, stdout: '', stderr: '' };
  const utf8 = { encoding: 'utf8' } as const;

  test.each<readonly [string, string, SpawnSyncOptions, object]>([
    ['an exit code', 'process.exitCode = 3', utf8, { ...end, status: 3 }],
    [
      'a signal',
      `process.kill(process.pid, 'SIGKILL')`,
      utf8,
      { ...end, status: null, signal: 'SIGKILL' },
    ],
    [
      'both outputs',
      `console.log('é'); console.error('b')`,
      utf8,
      { ...end, stdout: 'é\n', stderr: 'b\n' },
    ],
    [
      'bytes',
      'process.stdout.write(Buffer.from([0, 255]))',
      {},
      { ...end, stdout: Buffer.from([0, 255]), stderr: Buffer.alloc(0) },
    ],
    [
      'the input',
      'process.stdin.pipe(process.stdout)',
      { ...utf8, input: 'a'.repeat(200_000) },
      { ...end, stdout: 'a'.repeat(200_000) },
    ],
    [
      'what the environment says',
      'process.stdout.write(JSON.stringify(process.env.ONLY))',
      { ...utf8, env: { ONLY: 'this' } },
      { ...end, stdout: '"this"' },
    ],
    [
      'the folder',
      'process.stdout.write(process.cwd())',
      { ...utf8, cwd: dirname(process.execPath) },
      { ...end, stdout: dirname(process.execPath) },
    ],
    [
      'no output that is ignored',
      `console.log('a')`,
      { ...utf8, stdio: 'ignore' },
      { ...end, stdout: null, stderr: null },
    ],
  ])('%s', (_, script, options, expected) => {
    expect(ran(script, options)).toEqual(expected);
  });
});

test('a program gets the environment and the folder that its test has then', () => {
  vi.stubEnv('ABICUS_SPAWNING', 'now');
  try {
    const script = 'process.stdout.write(`${process.env.ABICUS_SPAWNING} ${process.cwd()}`)';
    expect(ran(script, { encoding: 'utf8' }).stdout).toBe(`now ${process.cwd()}`);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('a folder may be a URL', () => {
  const cwd = pathToFileURL(tmpdir());
  expect(ran('', { cwd }).status).toBe(0);
});

test('a program that is not there is an error with its code', () => {
  const name = 'abicus-no-such-program';
  const { error, status } = spawnSync(name, []);
  expect([error, status]).toEqual([expect.objectContaining({ code: 'ENOENT' }), null]);
  expect(error).toBeInstanceOf(Error);
  expect(() => execFileSync(name)).toThrow('ENOENT');
});

test('an output that is too long is an error with its code', () => {
  const { error } = spawnSync(process.execPath, ['-p', `'a'.repeat(99)`], { maxBuffer: 10 });
  expect(error).toMatchObject({ code: 'ENOBUFS' });
});

test('a program that fails throws what it said, with its exit code', () => {
  const script = `console.error('because'); process.exitCode = 4`;
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const run = (): string =>
    execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', stdio: [...stdio] });
  expect(run).toThrow(expect.objectContaining({ status: 4, stderr: 'because\n' }));
  expect(run).toThrow('because');
});
