/** Workspaces of tests: made once, copied for each run, and what a run said and left there. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Io } from '../src/command.ts';
import { run } from '../src/run.ts';

/** Files by path. */
export type Files = Readonly<Record<string, string>>;

/** What a command said, with its exit code. */
export type Result = { readonly code: number; readonly out: string; readonly err: string };

/** A folder for a workspace; the caller removes it. */
export function folder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'abicus-place-')));
}

/** Writes files into a workspace; in their texts `$CWD` is its folder. */
export function write(cwd: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text.replaceAll('$CWD', cwd));
  }
}

/** Runs a command in a workspace. `onOut` is called after each output, and may end the command. */
export async function say(
  cwd: string,
  argv: readonly string[],
  onOut: (times: number, stop: () => void) => void = () => {},
): Promise<Result> {
  const said = { out: '', err: '' };
  const stopping = new AbortController();
  let times = 0;
  const io: Io = {
    cwd,
    env: {},
    out: (text) => {
      said.out += text;
      onOut(++times, () => stopping.abort());
    },
    err: (text) => void (said.err += text),
    terminal: false,
    stop: stopping.signal,
  };
  return { code: await run(argv, io), ...said };
}

/** Commits everything in a workspace, which becomes a repository by the first commit. */
export function commitAll(cwd: string): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'all'],
  ]) {
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd });
    if (status !== 0) throw new Error(stderr.toString());
  }
}

/** A copy of a workspace; the caller removes it. */
export function copyOf(cwd: string): string {
  const to = folder();
  cpSync(cwd, to, { recursive: true, verbatimSymlinks: true });
  return to;
}

/** Removes a workspace. */
export function remove(cwd: string): void {
  rmSync(cwd, { recursive: true, force: true });
}

/** The files of a workspace with hashes of their texts; of evidence, which has times in it, only the paths. */
export function filesOf(cwd: string): string {
  return readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(cwd, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('.git/'))
    .toSorted()
    .map((path) => `${path} ${path.startsWith('.abicus/') ? '' : hashOf(join(cwd, path))}\n`)
    .join('');
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
}

/** Everything that a run changed or said, as text without real times and temporary paths. */
export function outcomeOf(cwd: string, { code, out, err }: Result): string {
  return `exit ${code}\n${out}${err}${filesOf(cwd)}`
    .replaceAll(cwd, '$CWD')
    .replaceAll(/\d{8}T\d{9}Z-\d+/g, 'RUN')
    .replaceAll(/(wall=|"wallMs": )[\d.]+/g, '$1');
}
