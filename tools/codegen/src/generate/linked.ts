/**
 * Linked packages of contracts: packages in node_modules whose contracts take part in a workspace. Nothing is generated
 * for them but what is made from all contracts. Their package.json says under `abicus` in which scope their generated
 * packages and programs are, and in which version of the language they are written.
 */
import { readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { diagnostic, type Diagnostic, type Pos, type Slug } from '../diagnostics/diagnostic.ts';
import { fileFailure } from '../files/failure.ts';
import { readIfThere } from '../files/read.ts';
import type { LinkedName, Workspace } from '../workspace/config.ts';
import { scopeFault } from '../workspace/paths.ts';

/** A linked package: its name, its folder, the scope of its generated packages, the version of its language. */
export type LinkedPackage = {
  readonly name: string;
  readonly folder: string;
  readonly scope: string;
  readonly language: number;
  /** Where abicus.json links it. */
  readonly pos: Pos;
};

/** A linked package with the names of its contract files; or why it can't be linked. */
export type LinkedResult =
  | { readonly package: LinkedPackage; readonly files: readonly string[] }
  | { readonly fault: Diagnostic };

type StatedName = { readonly scope?: unknown; readonly language?: unknown };

/** What a package.json says under `abicus`; undefined: nothing. */
function statedIn(text: string): StatedName | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('abicus' in read)) return undefined;
    const { abicus } = read;
    return typeof abicus === 'object' && abicus !== null ? abicus : undefined;
  } catch {
    return undefined;
  }
}

/** The folder of a package: of this workspace if it is one of its own, else in node_modules. */
function folderOf(root: string, name: string): string {
  const folder = `node_modules/${name}`;
  const way = relative(realpathSync(root), realpathSync(join(root, folder)));
  const isInside = !way.startsWith('..') && !way.startsWith(sep) && !way.includes('node_modules');
  return isInside ? way.split(sep).join('/') : folder;
}

/** Finds a linked package and its contracts. */
export function findLinked(
  { root, contracts }: Workspace,
  { name, line, col }: LinkedName,
): LinkedResult {
  const pos = { file: 'abicus.json', line, col };
  const rejected = (slug: Slug, message: string, fix: string): LinkedResult => ({
    fault: diagnostic(slug, pos, message, { fix }),
  });
  const text = readIfThere(join(root, 'node_modules', name, 'package.json'));
  if (text === undefined) {
    const message = `the linked package '${name}' is not there: no node_modules/${name}/package.json`;
    return rejected('link/missing', message, `\`npm install --save-dev ${name}\``);
  }
  const { scope, language } = statedIn(text) ?? {};
  const isStated = typeof scope === 'string' && scopeFault(scope) === undefined;
  if (!isStated || typeof language !== 'number') {
    const message = `'${name}' is no package of contracts: its package.json states no "abicus": { "scope", "language" }`;
    return rejected('link/wrong', message, 'link a package of contracts');
  }
  try {
    const folder = folderOf(root, name);
    if (folder === contracts) {
      const message = `'${name}' is the folder '${contracts}' of this workspace, whose contracts take part already`;
      return rejected('link/wrong', message, `take '${name}' out of linked`);
    }
    const files = readdirSync(join(root, folder)).filter((one) => one.endsWith('.contract.ts'));
    if (files.length > 0) {
      return { package: { name, folder, scope, language, pos }, files: files.sort() };
    }
    return rejected('link/wrong', `'${name}' has no *.contract.ts`, 'link a package of contracts');
  } catch (error) {
    const failure = fileFailure(error);
    if (failure === undefined) throw error;
    return rejected('link/wrong', `'${name}' cannot be read: ${failure.what}`, failure.fix);
  }
}
