/** Packs packages as `npm publish` would. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** One tarball, as `npm pack --json` describes it. */
export interface PackResult {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  readonly integrity: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

const execute = promisify(execFile);

// Variables of a surrounding run, which describe another folder's project: npm's project and
// settings, and Nx's compared commits. The cache and the registry stay, because they are the
// machine's.
const OUTER_RUN = /^(npm_(?!config_(cache|registry|userconfig|cafile|offline)$)|INIT_CWD$|NX_)/i;

type Failed = Error & { readonly stdout?: string; readonly stderr?: string };

/**
 * Runs a program in `cwd` and returns its output, which becomes part of the error if it fails. `added`
 * is added to its environment.
 */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  added: Readonly<Record<string, string>> = {},
): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !OUTER_RUN.test(name));
  const env = { ...Object.fromEntries(own), ...added };
  try {
    const options = { cwd, env, maxBuffer: 64 << 20, shell: process.platform === 'win32' };
    return (await execute(program, args, options)).stdout;
  } catch (cause) {
    const { stdout = '', stderr = '', message } = cause as Failed;
    const said = `${stdout}${stderr}` === '' ? message : `${stdout}${stderr}`;
    throw new Error(`${program} ${args[0] ?? ''} failed in ${cwd}:\n${said}`, { cause });
  }
}

/** Packs the named workspace packages of `root` into `destination`. */
export async function pack(
  root: string,
  names: readonly string[],
  destination: string,
): Promise<PackResult[]> {
  const which = names.flatMap((name) => ['--workspace', name]);
  const args = ['pack', '--json', '--pack-destination', destination, ...which];
  const answer = JSON.parse(await run('npm', args, root)) as
    | PackResult[]
    | Record<string, PackResult>;
  return Object.values(answer).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
