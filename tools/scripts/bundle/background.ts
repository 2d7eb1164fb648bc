/** Building in the background: one process at a time, and not again if it failed. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Whether the process that made a claim still runs. */
function isAlive(claim: string): boolean {
  try {
    return process.kill(Number(readFileSync(claim, 'utf8')), 0);
  } catch {
    return false;
  }
}

function take(claim: string): boolean {
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Builds unless another process does; two builds at once do no harm, they only take time. If it fails, the launcher
 * finds the file `failed`, with the reason, and does not try again until a source changes.
 */
export async function inBackground(start: string, build: () => Promise<unknown>): Promise<void> {
  const claim = join(start, 'building');
  try {
    mkdirSync(start, { recursive: true });
  } catch {
    // Nothing can be written there: there will be no bundle.
    return;
  }
  if (!take(claim)) {
    if (isAlive(claim)) return;
    rmSync(claim, { force: true });
    if (!take(claim)) return;
  }
  try {
    await build();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    writeFileSync(join(start, 'failed'), `${why}\n`);
  } finally {
    rmSync(claim, { force: true });
  }
}
