/**
 * The lock: what was generated from what (`contracts.json`), the hashes of outputs by path
 * (`outputs.json`, which does not list itself), and the snapshots that later runs compare with.
 */
import type { Model } from '../model/types.ts';
import { ownModel } from '../model/own.ts';
import { storedIr } from '../read/ir.ts';
import type { ContractSource } from '../read/source.ts';
import { packageFolder, type Workspace } from '../workspace/config.ts';
import { apiText } from './api-text.ts';
import type { CodeFile } from './code-file.ts';

/** Hashes of everything that outputs depend on, `contracts.json`. */
export type Inputs = {
  /** Of the sources of the generator and its configuration. */
  readonly generator: string;
  /** Of the text of each contract, by file. */
  readonly contracts: Readonly<Record<string, string>>;
};

/** The path of a file of the lock. */
export function lockPath(workspace: Workspace, name: string): string {
  return `${workspace.lock}/${name}`;
}

/** JSON as all files of the lock are written. */
export function lockJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function mustUse(workspace: Workspace, model: Model, files: readonly CodeFile[]): string {
  const generated = model.packages.map(({ feeds, name }) => {
    const folder = `${packageFolder(workspace, feeds)}/`;
    const names = files
      .filter((file) => file.path.startsWith(folder))
      .flatMap((file) => file.mustUse);
    return [name, [...new Set(names)].sort()];
  });
  const written = model.contracts.flatMap((contract) => contract.mustUse);
  return lockJson({
    generated: Object.fromEntries(generated),
    written: [...new Set(written)].sort(),
  });
}

/** The snapshots: IR per contract, API per package, functions whose results matter. */
export function lockFiles(
  workspace: Workspace,
  sources: readonly ContractSource[],
  model: Model,
  files: readonly CodeFile[],
): Map<string, string> {
  const out = new Map<string, string>();
  const own = ownModel(model);
  for (const { slug, file } of own.contracts) {
    const source = sources.find((one) => one.file === file);
    out.set(lockPath(workspace, `ir/${slug}.json`), lockJson(storedIr(source?.value ?? {})));
  }
  for (const { feeds } of own.packages) {
    out.set(lockPath(workspace, `api/${feeds}.api.txt`), apiText(model, feeds));
  }
  out.set(lockPath(workspace, 'must-use.json'), mustUse(workspace, own, files));
  return out;
}
