/** Writes single files beside outputs, inside the workspace: evidence, changesets, caches. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkFault } from '../workspace/paths.ts';

/** The whole path of a file or folder of the workspace. Throws if a link on the way leads outside, or nowhere. */
export function insideOf(root: string, path: string): string {
  const whole = join(root, path);
  const fault = linkFault(root, path);
  if (fault === undefined) return whole;
  // The form of a file system error, so that it is handled like one.
  throw Object.assign(new Error(fault), { code: 'EOUTSIDE', syscall: 'open', path: whole });
}

/** Writes a file of the workspace, and makes its folder. */
export function writeInside(root: string, path: string, text: string): void {
  const whole = insideOf(root, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
}

/** Removes a file of the workspace, if it is there. */
export function removeInside(root: string, path: string): void {
  rmSync(insideOf(root, path), { force: true });
}
