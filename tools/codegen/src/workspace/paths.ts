/**
 * Checks that paths stay inside the workspace and are valid on every system.
 *
 * Every written path is checked here: folders of abicus.json, names of packages, names
 * of contracts, and outputs.
 */
import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** Names that are devices on Windows, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Bytes of a name: what most file systems take. */
const MAX_NAME = 255;

// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\0-\u001F\u007F]/;

/** Returns the problem of one name of a path. */
function nameFault(name: string): string | undefined {
  if (name === '') return 'has an empty name in it';
  if (name === '.' || name === '..') return `has '${name}' in it`;
  if (name === '.git') return 'leads into .git';
  if (CONTROL.test(name)) return 'has a control character in it';
  const odd = /[\\:*?"<>|]/.exec(name)?.[0];
  if (odd !== undefined) return `has '${odd}' in it, which not every system takes`;
  if (DEVICE.test(name)) return `has '${name}' in it, which is a device on Windows`;
  if (/[ .]$/.test(name)) return `has '${name}' in it, whose end Windows cuts off`;
  if (Buffer.byteLength(name) > MAX_NAME) return `has a name of more than ${MAX_NAME} bytes in it`;
  return undefined;
}

/** Returns the problem of a path, which must be relative to the workspace and inside it. */
export function pathFault(path: string): string | undefined {
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'is absolute';
  for (const name of path.split('/')) {
    const fault = nameFault(name);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Returns the problem of a name that becomes part of a package name and of a folder. */
export function packagePartFault(name: string): string | undefined {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    return 'is no part of a package name: small letters, digits and single hyphens';
  }
  if (name.length > 64) return 'is longer than 64 characters';
  return nameFault(name);
}

/** Returns the problem of the scope of packages. */
export function scopeFault(scope: string): string | undefined {
  if (/^@[a-z0-9][a-z0-9._-]*$/.test(scope) && scope.length <= 128) return undefined;
  return "is no scope of npm: '@', then small letters, digits, '-', '_' and '.'";
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Whether an absolute path without links is a folder or in it. */
function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * Returns the problem of a link on the way to a path of the workspace: it leads outside, to
 * nothing, or to itself. A missing file has no problem.
 */
export function linkFault(root: string, path: string): string | undefined {
  let way = '';
  for (const name of path.split('/')) {
    way = way === '' ? name : `${way}/${name}`;
    const whole = join(root, way);
    try {
      if (!lstatSync(whole).isSymbolicLink()) continue;
      const target = realpathSync(whole);
      if (!isWithin(realpathSync(root), target)) return `${way} is a link to ${target}, outside`;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ELOOP') return `${way} is a link that leads to itself`;
      // A file on the way has nothing in it: reading or writing there says so.
      if (code === 'ENOTDIR') return undefined;
      if (code !== 'ENOENT') throw error;
      // Either the path does not exist, or it is a dangling link.
      return lstatSync(whole, { throwIfNoEntry: false }) === undefined
        ? undefined
        : `${way} is a link to nothing`;
    }
  }
  return undefined;
}
