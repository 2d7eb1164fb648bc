/**
 * One writer of a workspace at a time: a claim is a file in the staging folder, named by the process
 * that made it.
 *
 * A process makes its claim, then looks: it may write if there is no other claim of a living process.
 * Of two that see each other the one whose name comes first stays and waits, the other withdraws; so
 * two never write at once, and one of them continues. A claim of a process that is gone is
 * ignored. Processes are identified by id and start time, if the system has it;
 * containers that don't see each other's processes must not share a workspace.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hasCode, type FileOperations } from './operations.ts';
import { STAGING } from './replace.ts';

/** The interval in ms at which a waiting claim checks again: there is no event for the end of a process. */
const LOOK_AGAIN_MS = 25;

const CLAIM = /^claim-(\d+)-(\d*)$/;
const GONE = new Set(['ENOENT', 'ENOTDIR']);

/** Returns the start time of a process in ticks; empty if the system has none. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold anything; the start is the 20th field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(name: string): boolean {
  const [, pid = '', start = ''] = CLAIM.exec(name) ?? [];
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // A process of another user exists, though no signal can be sent to it.
    return hasCode(error, new Set(['EPERM']));
  }
  return start === startOf(Number(pid));
}

/** Returns the names in the staging folder; empty if it does not exist. */
export function staged(files: FileOperations, root: string): string[] | undefined {
  try {
    return files.list(join(root, STAGING));
  } catch (error) {
    if (hasCode(error, GONE)) return undefined;
    throw error;
  }
}

/** Whether a living process writes to a workspace. */
export function isClaimed(names: readonly string[]): boolean {
  return names.some((name) => CLAIM.test(name) && isAlive(name));
}

function make(files: FileOperations, root: string, own: string): void {
  for (;;) {
    files.makeFolder(join(root, STAGING));
    try {
      files.write(join(root, STAGING, own), '');
      return;
    } catch (error) {
      // Another process has removed the folder after its work: it is made again.
      if (!hasCode(error, new Set(['ENOENT']))) throw error;
    }
  }
}

function removeIfThere(files: FileOperations, path: string): void {
  try {
    files.remove(path);
  } catch (error) {
    if (!hasCode(error, GONE)) throw error;
  }
}

/** Removes the folder if nothing is left in it, and `.abicus` if that is all there was. */
function tidy(files: FileOperations, root: string): void {
  for (const folder of [STAGING, '.abicus']) {
    try {
      files.removeFolder(join(root, folder));
    } catch {
      return;
    }
  }
}

/** Waits until the process may write. Returns the names of claims of processes that are gone. */
async function acquire(files: FileOperations, root: string, own: string): Promise<string[]> {
  make(files, root, own);
  let claims = true;
  for (;;) {
    const others = (staged(files, root) ?? []).filter((name) => CLAIM.test(name) && name !== own);
    const alive = others.filter(isAlive);
    if (claims && alive.length === 0) return others;
    if (claims && alive.some((name) => name < own)) {
      removeIfThere(files, join(root, STAGING, own));
      claims = false;
    } else if (!claims && alive.length === 0) {
      make(files, root, own);
      claims = true;
      continue;
    }
    await wait(LOOK_AGAIN_MS);
  }
}

/** Withdraws a claim after the work. One that can't be removed counts for nothing once its process ends. */
function release(files: FileOperations, root: string, own: string): void {
  try {
    removeIfThere(files, join(root, STAGING, own));
  } catch {
    return;
  }
  tidy(files, root);
}

/** The last run of each workspace in this process: the next one waits for it. */
const inProcess = new Map<string, Promise<unknown>>();

async function claimed<T>(files: FileOperations, root: string, work: () => Promise<T>): Promise<T> {
  const own = `claim-${process.pid}-${startOf(process.pid)}`;
  try {
    const dead = await acquire(files, root, own);
    for (const name of dead) removeIfThere(files, join(root, STAGING, name));
    return await work();
  } finally {
    release(files, root, own);
  }
}

/** Does work while no other run writes to the workspace. */
export async function withClaim<T>(
  files: FileOperations,
  root: string,
  work: () => Promise<T>,
): Promise<T> {
  const before = inProcess.get(root) ?? Promise.resolve();
  const mine = before.then(
    () => claimed(files, root, work),
    () => claimed(files, root, work),
  );
  inProcess.set(root, mine);
  try {
    return await mine;
  } finally {
    if (inProcess.get(root) === mine) inProcess.delete(root);
  }
}
