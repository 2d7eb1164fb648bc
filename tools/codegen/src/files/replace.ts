/**
 * Replaces many files, all or none of them.
 *
 *     .abicus/generate/new/<i>        the text of change i, complete
 *     .abicus/generate/old/<i>        what was there before
 *     .abicus/generate/journal.json   the changes: from now on they are completed
 *     .abicus/generate/undo.json      the same journal, once something failed: they are undone
 *
 * Staging comes first, and a failure in it (such as a full disk) leaves everything as it was.
 * Then each change is a rename in the same file system: a reader sees the old text or the new one. A
 * run that is killed leaves a journal, or staged files without one; the next run completes, undoes or
 * removes them. Nothing is synchronised to the disk: after a power failure a truncated file has another hash
 * than in the lock, and is written again.
 */
import { dirname, join } from 'node:path';
import { linkFault, pathFault } from '../workspace/paths.ts';
import { hasCode, type FileOperations } from './operations.ts';

/** The staging folder, in the workspace. */
export const STAGING = '.abicus/generate';

/** A change of one file: its path in the workspace, and its new text; without one it is removed. */
export type Change = { readonly path: string; readonly text?: string };

/** An entry of the journal: a change, its staged file and its kept file. */
type Entry = { readonly path: string; readonly hasNew: boolean; readonly hasOld: boolean };

type Place = { readonly files: FileOperations; readonly root: string };

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

const at = ({ root }: Place, name: string): string => join(root, STAGING, name);

/** Runs an operation on a file or folder that may be missing. */
function ifThere(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (hasCode(error, ABSENT)) return false;
    throw error;
  }
}

/** Removes a folder with files in it, if it is there. */
function clear(place: Place, name: string): void {
  const folder = at(place, name);
  ifThere(() => {
    for (const file of place.files.list(folder)) {
      ifThere(() => place.files.remove(join(folder, file)));
    }
    place.files.removeFolder(folder);
  });
}

/** Removes everything that is staged; journals first, so that none of it is completed later. */
function clearAll(place: Place): void {
  for (const name of ['journal.json', 'undo.json', 'journal.tmp']) {
    ifThere(() => place.files.remove(at(place, name)));
  }
  for (const name of ['new', 'old']) clear(place, name);
}

/** Removes these folders where nothing is in them, the inner ones first. */
function removeFolders({ files, root }: Place, folders: readonly string[]): void {
  const inner = (a: string, b: string): number => b.length - a.length;
  for (const folder of folders.toSorted(inner)) {
    try {
      files.removeFolder(join(root, folder));
    } catch {
      // Something else is in it by now, or it was never made.
    }
  }
}

/** The folders of a path that were not there before `first` was made. */
function madeFolders(root: string, first: string | undefined, folder: string): string[] {
  const made: string[] = [];
  if (first === undefined) return made;
  for (
    let way = folder;
    way !== '.' && join(root, way).length >= first.length;
    way = dirname(way)
  ) {
    made.push(way);
  }
  return made;
}

/** Stages changes: new texts, kept ones, folders. Adds each created folder to `folders`. */
function stage(place: Place, changes: readonly Change[], folders: string[]): Entry[] {
  const { files, root } = place;
  const known = new Set<string>();
  for (const name of ['new', 'old']) files.makeFolder(at(place, name));
  return changes.map(({ path, text }, i) => {
    const folder = dirname(path);
    if (text !== undefined && !known.has(folder)) {
      folders.push(...madeFolders(root, files.makeFolder(join(root, folder)), folder));
      known.add(folder);
    }
    if (text !== undefined) files.write(at(place, `new/${i}`), text);
    const hasOld = ifThere(() => files.keep(join(root, path), at(place, `old/${i}`)));
    return { path, hasNew: text !== undefined, hasOld };
  });
}

/** Makes a staged change. */
function make({ files, root }: Place, i: number, { path, hasNew }: Entry): void {
  if (hasNew) files.rename(join(root, STAGING, `new/${i}`), join(root, path));
  else files.remove(join(root, path));
}

/** Whether a file is the one that was kept of it. */
function isAsKept({ files, root }: Place, i: number, { path }: Entry): boolean {
  return (
    ifThere(() => files.read(join(root, path))) &&
    files.read(join(root, path)) === files.read(join(root, STAGING, `old/${i}`))
  );
}

/** Makes the changes that a killed run has not made yet. */
function complete(place: Place, entries: readonly Entry[]): void {
  const staged = new Set(place.files.list(at(place, 'new')));
  for (const [i, entry] of entries.entries()) {
    // A file that was changed since then stays.
    if (!entry.hasNew && isAsKept(place, i, entry)) make(place, i, entry);
    if (!staged.has(String(i))) continue;
    place.files.makeFolder(join(place.root, dirname(entry.path)));
    make(place, i, entry);
  }
}

/** Takes the changes back, the last one first. Those that were never made stay as they are. */
function undo({ files, root }: Place, entries: readonly Entry[]): void {
  for (const [i, { path, hasOld }] of [...entries.entries()].toReversed()) {
    const whole = join(root, path);
    ifThere(() =>
      hasOld ? files.rename(join(root, STAGING, `old/${i}`), whole) : files.remove(whole),
    );
  }
}

/** Makes the changes, or throws and leaves everything as it was. The caller holds the claim. */
export function replaceAll(files: FileOperations, root: string, changes: readonly Change[]): void {
  const place: Place = { files, root };
  const folders: string[] = [];
  let entries: Entry[];
  try {
    entries = stage(place, changes, folders);
    files.write(at(place, 'journal.tmp'), JSON.stringify(entries));
    files.rename(at(place, 'journal.tmp'), at(place, 'journal.json'));
  } catch (error) {
    clearAll(place);
    removeFolders(place, folders);
    throw error;
  }
  try {
    for (const [i, entry] of entries.entries()) make(place, i, entry);
  } catch (error) {
    files.rename(at(place, 'journal.json'), at(place, 'undo.json'));
    undo(place, entries);
    clearAll(place);
    removeFolders(place, folders);
    throw error;
  }
  try {
    clearAll(place);
  } catch {
    // Every change is made: the next run removes left-over staged files, and `check` reports them.
  }
}

/** Returns the entries of a journal. A journal with paths outside the workspace is invalid. */
function readJournal(place: Place, name: string): Entry[] | undefined {
  let text = '';
  if (!ifThere(() => void (text = place.files.read(at(place, name))))) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(read)) return undefined;
  const entries = read.filter((one): one is Entry => {
    return typeof one?.path === 'string' && typeof one.hasNew === 'boolean';
  });
  const isOurs = ({ path }: Entry): boolean =>
    pathFault(path) === undefined && linkFault(place.root, path) === undefined;
  return entries.length === read.length && entries.every(isOurs) ? entries : undefined;
}

/** Completes or undoes a killed run. The caller holds the claim. */
export function recover(files: FileOperations, root: string): void {
  const place: Place = { files, root };
  const toUndo = readJournal(place, 'undo.json');
  const toComplete = readJournal(place, 'journal.json');
  if (toUndo !== undefined) undo(place, toUndo);
  else if (toComplete !== undefined) complete(place, toComplete);
  clearAll(place);
}
