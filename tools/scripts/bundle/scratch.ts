/** A throw-away workspace with a small command line and its bundle, for tests of the launcher. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BUNDLE } from '../../codegen/src/check/bundle-index.ts';
import { workspaceRoot } from '../steps.ts';
import { buildBundle } from './build.ts';

/** What a start said. */
export interface StartResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const PART = {
  name: '@abicus/part',
  type: 'module',
  exports: { '.': { '@abicus/source': './src/index.ts' } },
};

const MAIN = `
import { part } from '@abicus/part';
import { typed } from './typed.ts';
const commands: Record<string, () => Promise<{ run(): void }>> = {
  say: () => import('./commands/say.ts'),
  system: () => import('./commands/system.ts'),
};
const [name = '', status = '0'] = process.argv.slice(2);
process.exitCode = Number(status);
console.log(typed, part, import.meta.url.slice(-23));
void commands[name]?.().then(({ run }) => run());
`;

const SYSTEM = `
/** Prints the system of the workspace. */
export async function run(): Promise<void> {
  const { pathToFileURL } = await import('node:url');
  const registry = pathToFileURL(process.cwd() + '/libs/system/src/registry.ts').href;
  console.log((await import(registry)).SYSTEM);
}
`;

const FILES: Readonly<Record<string, string>> = {
  'abicus.json': '{}\n',
  'package.json': '{ "private": true, "type": "module" }\n',
  'apps/abicus/package.json': '{ "type": "module" }\n',
  'apps/abicus/src/main.ts': MAIN,
  'apps/abicus/src/typed.ts': `export const typed: string = 'one';\n`,
  'apps/abicus/src/commands/say.ts': `export const run = (): void => console.log('said');\n`,
  'apps/abicus/src/commands/system.ts': SYSTEM,
  'libs/system/src/registry.ts': `export const SYSTEM: string = 'its system';\n`,
  'parts/part/package.json': `${JSON.stringify(PART)}\n`,
  'parts/part/src/index.ts': `export const part: string = 'part';\n`,
};

/** The output of a start without arguments. */
export const OUTPUT = 'one part apps/abicus/src/main.ts\n';

/** A source that is in the bundle, another text of the same size for it, and the output then. */
export const TYPED = 'apps/abicus/src/typed.ts';
/** See `TYPED`. */
export const OTHER_TYPED = `export const typed: string = 'two';\n`;
/** See `TYPED`. */
export const OTHER_OUTPUT: string = OUTPUT.replace('one', 'two');

/** A workspace in a folder of its own. */
export class Scratch {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), 'abicus-bundle-')));
  readonly launcher: string = join(this.root, 'apps/abicus/bin/abicus.cjs');

  constructor() {
    for (const [path, text] of Object.entries(FILES)) this.put(path, text);
    const bin = join(workspaceRoot, 'apps/abicus/bin');
    mkdirSync(dirname(this.launcher));
    for (const name of readdirSync(bin).filter((one) => one.endsWith('.cjs'))) {
      cpSync(join(bin, name), join(dirname(this.launcher), name));
    }
    this.link('node_modules/@abicus/part', join(this.root, 'parts/part'));
    this.link('node_modules/rolldown', join(workspaceRoot, 'node_modules/rolldown'));
  }

  /** Writes a file. */
  put(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Makes a link to a folder. */
  link(path: string, target: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    rmSync(join(this.root, path), { force: true });
    symlinkSync(target, join(this.root, path), 'junction');
  }

  /** The path of a file. */
  at(path: string): string {
    return join(this.root, path);
  }

  /** The path of a file of the bundle. */
  inBundle(path: string): string {
    return join(this.root, BUNDLE, path);
  }

  /** The path of the bundle's main chunk. */
  mainChunk(): string {
    const { id }: { readonly id: string } = JSON.parse(
      readFileSync(this.inBundle('none.json'), 'utf8'),
    );
    return this.inBundle(`${id}/main.js`);
  }

  /** Builds the bundle as if all files were old. */
  async build(): Promise<void> {
    await buildBundle(this.root, () => Date.now() + 60_000);
  }

  /** Starts the command line. @param how the bundle is used: at best, in any case, or not at all. */
  start(how: '' | 'bundle' | 'sources', ...args: readonly string[]): StartResult {
    return this.startIn(this.root, how, ...args);
  }

  /** Starts the command line in a folder. */
  startIn(cwd: string, how: '' | 'bundle' | 'sources', ...args: readonly string[]): StartResult {
    return this.#start([this.launcher, ...args], cwd, how);
  }

  /** Starts the command line with options of Node, and variables. */
  startWith(
    options: readonly string[],
    how: '' | 'bundle' = '',
    env: Readonly<Record<string, string>> = {},
  ): StartResult {
    return this.#start([...options, this.launcher], this.root, how, env);
  }

  #start(
    args: readonly string[],
    cwd: string,
    how: string,
    env: Readonly<Record<string, string>> = {},
  ): StartResult {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd,
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', ABICUS_START: how, ...env },
    });
    return { status, stdout, stderr };
  }

  /** Edits a file and gives it the times that it had. */
  editKeepingTimes(path: string, text: string): void {
    const { atime, mtime } = statSync(this.at(path));
    this.put(path, text);
    utimesSync(this.at(path), atime, mtime);
  }

  /** Removes it. */
  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Why the bundle of a workspace is not used, and what a start prints instead, which ends well. */
export function unused(scratch: Scratch): { readonly why: string; readonly output: string } {
  const { status, stdout, stderr } = scratch.start('bundle');
  const [, why = ''] =
    /^abicus: the bundle can't be used: (.*) \(`npm run bundle`\)\n$/.exec(stderr) ?? [];
  const started = scratch.start('');
  const isSaid = status === 2 && stdout === '' && started.status === 0 && started.stderr === '';
  return isSaid
    ? { why, output: started.stdout }
    : {
        why: `${String(status)} ${stdout}${stderr}`,
        output: `${String(started.status)} ${started.stderr}`,
      };
}
