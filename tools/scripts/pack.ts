/** Packs packages as `npm publish` would. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** One tarball, as `npm pack --json` describes it. */
export interface Packed {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  readonly integrity: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

const execute = promisify(execFile);

// npm tells its scripts where their project is and how it is configured, and Nx its tasks what is compared; a program in
// another folder must find its own. The cache and the registry are the machine's, not the project's.
const OUTER_RUN = /^(npm_(?!config_(cache|registry|userconfig|cafile|offline)$)|INIT_CWD$|NX_)/i;

type Failed = Error & { readonly stdout?: string; readonly stderr?: string };

/**
 * Runs a program in `cwd` and returns what it printed; its output joins the error when it fails.
 * `added` goes into its environment.
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
): Promise<Packed[]> {
  const which = names.flatMap((name) => ['--workspace', name]);
  const args = ['pack', '--json', '--pack-destination', destination, ...which];
  const answer = JSON.parse(await run('npm', args, root)) as Packed[] | Record<string, Packed>;
  return Object.values(answer).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
