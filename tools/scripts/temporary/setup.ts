/** Runs around all tests of a run (`globalSetup` in vitest.config.ts): keeps their temporary files in memory. */
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
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

/** Makes the folder for temporary files, if they can be in memory; what it returns removes it again. */
export function setup(): () => void {
  const folder = memoryFolder(machine());
  if (folder === undefined) return () => undefined;
  const own = mkdtempSync(join(folder, 'abicus-tests-'));
  process.env['TMPDIR'] = own;
  return () => {
    delete process.env['TMPDIR'];
    rmSync(own, { recursive: true, force: true });
  };
}
