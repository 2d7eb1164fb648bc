/** The machine's own programs, without those of this workspace, which npm puts first in PATH. */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, isAbsolute, join, relative } from 'node:path';
import process from 'node:process';
import { workspaceRoot } from './steps.ts';

const isOurs = (folder: string): boolean => {
  const path = relative(workspaceRoot, folder);
  return !path.startsWith('..') && !isAbsolute(path);
};

/** The folders of PATH outside this workspace. */
export function machinePath(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((one) => one !== '' && !isOurs(one));
}

/** The machine's own Node, of any version; the running one if there is no other. */
export function machineNode(): string {
  const found = machinePath()
    .map((folder) => join(folder, 'node'))
    .find((path) => existsSync(path) && !isOurs(realpathSync(path)));
  return found ?? process.execPath;
}
