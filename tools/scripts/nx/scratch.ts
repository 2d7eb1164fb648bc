/** Copies of this workspace, as it is now, in which tests may write. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { workspaceRoot } from '../steps.ts';

/** The output and exit code of a program. */
type ProgramResult = { output: string; code: number };

type Variables = Readonly<Record<string, string>>;

/** A copy of the workspace. */
export type Scratch = {
  readonly root: string;
  /** Runs git in it. Throws if it fails. */
  readonly git: (...args: readonly string[]) => string;
  /** Runs a program of node_modules/.bin in it. */
  readonly run: (program: string, ...args: readonly string[]) => ProgramResult;
  /** The same on another Node, of any version that the program supports. */
  readonly runOn: (node: string, program: string, ...args: readonly string[]) => ProgramResult;
  /** Runs the Node of this test with further variables. */
  readonly node: (variables: Variables, ...args: readonly string[]) => ProgramResult;
  readonly remove: () => void;
};

// Packages of the workspace are links to folders next to node_modules: the copy needs links to its
// own folders.
const OWN = /^(@abicus|abicus|\.cache|\.package-lock\.json)$/;

function linkModules(root: string): void {
  const from = join(workspaceRoot, 'node_modules');
  const to = join(root, 'node_modules');
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (!OWN.test(name)) symlinkSync(join(from, name), join(to, name));
  }
  for (const name of ['@abicus', 'abicus']) {
    cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
  }
}

function environment(root: string): NodeJS.ProcessEnv {
  const bin = join(root, 'node_modules/.bin');
  // A vitest in the copy is a separate run whose output tests read. NX_BASE and NX_HEAD of a
  // surrounding run name commits of this workspace, not of the copy.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|FORCE_COLOR$|NX_)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    NO_COLOR: '1',
    NX_NO_CLOUD: 'true',
    // Plugin workers cost a second per run, and a daemon outlives its test.
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_CACHE_DIRECTORY: join(root, '.nx/cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(root, '.nx/workspace-data'),
    NX_WORKSPACE_ROOT_PATH: root,
    PATH: `${dirname(process.execPath)}${delimiter}${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  };
}

/** Copies what git would commit: tracked and new files, as they are on disk, as one commit. */
export function scratchCopy(): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'abicus-nx-'));
  const git = (cwd: string, ...args: string[]): string =>
    execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 });
  const listed = git(workspaceRoot, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  for (const path of new Set(listed.split('\0'))) {
    const from = join(workspaceRoot, path);
    if (path !== '' && existsSync(from)) cpSync(from, join(root, path));
  }
  linkModules(root);
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '--all');
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
  git(root, ...who, 'commit', '--quiet', '--no-verify', '--message=copy');
  const env = environment(root);
  const start = (
    program: string,
    args: readonly string[],
    path: string,
    variables: Variables = {},
  ): ProgramResult => {
    try {
      const output = execFileSync(program, args, {
        cwd: root,
        encoding: 'utf8',
        env: { ...env, ...variables, PATH: path },
        maxBuffer: 1 << 28,
        stdio: 'pipe',
      });
      return { output, code: 0 };
    } catch (error) {
      const { stdout = '', stderr = '', status = 1 } = error as Failed;
      return { output: `${stdout}${stderr}`, code: status ?? 1 };
    }
  };
  const path = env['PATH'] ?? '';
  const bin = (program: string): string => join(root, 'node_modules/.bin', program);
  const run: Scratch['run'] = (program, ...args) => start(bin(program), args, path);
  const runOn: Scratch['runOn'] = (other, program, ...args) =>
    start(other, [realpathSync(bin(program)), ...args], `${dirname(other)}${delimiter}${path}`);
  const node: Scratch['node'] = (variables, ...args) =>
    start(process.execPath, args, path, variables);
  return {
    root,
    run,
    runOn,
    node,
    git: (...args) => git(root, ...args),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

type Failed = {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status?: number | null;
};
