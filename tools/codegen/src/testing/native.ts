/** Compilers of C, C++ and Rust over what is generated, for tests. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { native } from '../emit/native/index.ts';
import type { ContractFile } from '../generate/inputs.ts';
import { readSources } from '../generate/sources.ts';
import { link } from '../model/link.ts';
import type { Model } from '../model/types.ts';
import { finish } from '../output/assemble.ts';
import { workspaceAt, type Workspace } from '../workspace/config.ts';
import { temporaryWorkspace } from './temporary.ts';

/** Why a test is skipped: never in CI, where a missing compiler is a failure. */
export function without(tool: string): string {
  const isThere = spawnSync(tool, ['--version']).status === 0;
  return isThere || (process.env['CI'] ?? '') !== '' ? '' : ` (skipped: there is no ${tool})`;
}

/** How the header is compiled as C. */
export const C: readonly string[] = words(
  '-std=c11 -Wall -Wextra -Werror -Wconversion -fsyntax-only -x c',
);
/** How it is compiled as C++. */
export const CPP: readonly string[] = words(
  '-std=c++20 -Wall -Wextra -Werror -fsyntax-only -x c++',
);
/** How the crate is compiled. */
export const RUST: readonly string[] = words(
  '--crate-type lib --edition 2021 -D warnings --emit metadata',
);

function words(text: string): string[] {
  return text.split(' ');
}

/** What a compiler says: nothing if it is content. */
export function compilerSays(folder: string, tool: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(tool, args, {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error !== undefined) return String(error);
  return status === 0 ? stdout : `${stdout}${stderr}exit ${String(status)}`;
}

/** The native package of contracts, as texts. */
export type NativeTexts = {
  readonly model: Model;
  /** Names of the two files. */
  readonly files: { readonly header: string; readonly crate: string };
  readonly header: string;
  readonly crate: string;
};

/** The same, and the folder where they are by their names. */
export type NativePackage = NativeTexts & { readonly folder: string };

const HERE = workspaceAt('/workspace');

/** Generates the header and the crate. */
export async function nativeTexts(
  files: readonly ContractFile[],
  workspace: Workspace = HERE,
): Promise<NativeTexts> {
  const read = readSources(files);
  const linked = read.ok ? link(read.sources, workspace) : read;
  if (!linked.ok) throw new Error(JSON.stringify(linked.diagnostics, undefined, 2));
  const { model } = linked;
  const texts = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [path, file] of native.emit(model, workspace)) {
    const kind = /native\/(include|rust)\//.exec(path)?.[1];
    if (kind === undefined) continue;
    texts.set(kind, await finish(path, file, workspace, (_, body) => Promise.resolve(body)));
    names.set(kind, path.slice(path.lastIndexOf('/') + 1));
  }
  const [header = '', crate = ''] = [texts.get('include'), texts.get('rust')];
  const named = { header: names.get('include') ?? '', crate: names.get('rust') ?? '' };
  return { model, files: named, header, crate };
}

/** Writes them into a folder of their own, for the test that is running. */
export function placed(texts: NativeTexts): NativePackage {
  const { workspace: temporary, write } = temporaryWorkspace([]);
  write(texts.files.header, texts.header);
  write(texts.files.crate, texts.crate);
  return { ...texts, folder: temporary.root };
}

/** Generates the header and the crate into a folder of their own, for the test that is running. */
export async function nativePackage(
  files: readonly ContractFile[],
  workspace: Workspace = HERE,
): Promise<NativePackage> {
  return placed(await nativeTexts(files, workspace));
}
