/** Packs packages as `npm publish` would. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** One tarball, as `npm pack --json` describes it. */
export interface Packed {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

const execute = promisify(execFile);

/** Runs a program in `cwd` and returns what it printed; its output joins the error when it fails. */
export async function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  // npm tells its scripts where their project is; a program in another folder must find its own.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD)/i.test(name)),
  );
  try {
    const options = { cwd, env, maxBuffer: 64 << 20, shell: process.platform === 'win32' };
    return (await execute(program, args, options)).stdout;
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args[0] ?? ''} failed in ${cwd}:\n${stdout}${stderr}`, { cause });
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
