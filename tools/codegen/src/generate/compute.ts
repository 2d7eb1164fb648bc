/** Computes all outputs without writing them, for `generate` and `check`. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Emitter } from '../emit/emitter.ts';
import { EMITTERS } from '../emit/index.ts';
import { link } from '../model/link.ts';
import type { Model } from '../model/types.ts';
import { assemble } from '../output/assemble.ts';
import { formatterFor } from '../output/format.ts';
import { sha256 } from '../output/hash.ts';
import { lockJson, lockPath, type Inputs } from '../output/lock.ts';
import type { ContractSource } from '../read/source.ts';
import type { Workspace } from '../workspace/config.ts';
import type { ContractFile } from './inputs.ts';
import { readSources } from './sources.ts';

/** The model of contracts and all outputs, lock included; or the findings. */
export type ComputeResult =
  | { readonly ok: true; readonly model: Model; readonly outputs: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads, links, emits, formats. Numbers are compared with those of `previous`. */
export async function compute(
  workspace: Workspace,
  files: readonly ContractFile[],
  inputs: Inputs,
  emitters: readonly Emitter[] = EMITTERS,
  previous: readonly ContractSource[] = [],
): Promise<ComputeResult> {
  const read = readSources(files);
  if (!read.ok) return read;
  const linked = link(read.sources, workspace, previous);
  if (!linked.ok) return linked;
  const { model } = linked;
  const format = formatterFor(workspace.root);
  const outputs = await assemble(read.sources, model, workspace, emitters, format);
  outputs.set(lockPath(workspace, 'contracts.json'), lockJson(inputs));
  const hashes = [...outputs].map(([path, text]) => [path, sha256(text)]);
  outputs.set(lockPath(workspace, 'outputs.json'), lockJson(Object.fromEntries(hashes)));
  return { ok: true, model, outputs };
}
