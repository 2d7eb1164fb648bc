/** One builder at a time; in the background it does not wait, and does not try again if it failed. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

/** The interval in ms at which a waiting builder looks again. */
const LOOK_AGAIN_MS = 25;

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

/** Takes the claim, also that of a process that is gone. */
function takeOver(claim: string): boolean {
  if (take(claim)) return true;
  if (isAlive(claim)) return false;
  rmSync(claim, { force: true });
  return take(claim);
}

/** Builds when no other process does. */
export async function inTurn<T>(start: string, build: () => Promise<T>): Promise<T> {
  const claim = join(start, 'building');
  mkdirSync(start, { recursive: true });
  // There is no event for the end of a process.
  while (!takeOver(claim)) await wait(LOOK_AGAIN_MS);
  try {
    return await build();
  } finally {
    rmSync(claim, { force: true });
  }
}

/**
 * Builds unless another process does. If it fails, the launcher finds the file `failed`, with the reason, and does not
 * try again until a source changes.
 */
export async function inBackground(start: string, build: () => Promise<unknown>): Promise<void> {
  const claim = join(start, 'building');
  try {
    mkdirSync(start, { recursive: true });
  } catch {
    // Nothing can be written there: there will be no bundle.
    return;
  }
  if (!takeOver(claim)) return;
  try {
    await build();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    writeFileSync(join(start, 'failed'), `${why}\n`);
  } finally {
    rmSync(claim, { force: true });
  }
}
