/**
 * Runs around all tests of a run (`globalSetup` in vitest.config.ts): gives them a folder for temporary files, in memory
 * if it can be, and programs that they start a cache of compiled sources there.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { memoryFolder, SHARED, type Machine } from './memory.ts';

/** This machine. */
function machine(): Machine {
  const asked = process.env['TMPDIR'];
  try {
    const { bavail, bsize } = statfsSync(SHARED);
    const mounts = readFileSync('/proc/mounts', 'utf8');
    return { asked, mounts, free: bavail * bsize, memory: freemem() };
  } catch {
    return { asked, mounts: undefined, free: 0, memory: 0 };
  }
}

/** The names of the folders: the process of the run follows. */
const PREFIX = 'abicus-tests-';

/** Removes the folders of runs that were killed. */
export function removeLeft(around: string): void {
  for (const name of readdirSync(around)) {
    const [, pid] = /^abicus-tests-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    rmSync(join(around, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What the tests of a run get: variables of their processes. */
const VARIABLES = ['TMPDIR', 'NODE_COMPILE_CACHE'] as const;

/** Makes the folder; what it returns removes it again, with all that is left in it. */
export function setup(): () => void {
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  const around = memoryFolder(machine()) ?? tmpdir();
  removeLeft(around);
  const folder = mkdtempSync(join(around, `${PREFIX}${process.pid}-`));
  process.env['TMPDIR'] = folder;
  process.env['NODE_COMPILE_CACHE'] ??= join(folder, 'compiled');
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // Processes of tests that end later than the run write what they have compiled.
  process.once('exit', remove);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    remove();
  };
}
