/** The verb `diff`: what changed since a base, classed by rules. */
import { readContracts } from '../generate/inputs.ts';
import { readSources } from '../generate/sources.ts';
import { link } from '../model/link.ts';
import type { Model } from '../model/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Workspace } from '../workspace/config.ts';
import { findBase, type Base } from './base.ts';
import type { Change } from './change.ts';
import { diffModels } from './diff.ts';

export { DIFF_RULES, type ChangeClass, type DiffRuleId, type Level } from './rules.ts';
export { findBase, type Base, type BaseResult } from './base.ts';
export type { Change } from './change.ts';

/** A comparison, or why there is none. */
export type Since =
  | { readonly ok: true; readonly base: Base; readonly model: Model; readonly changes: Change[] }
  | { readonly ok: false; readonly refused: boolean; readonly why: string }
  | { readonly ok: false; readonly refused: true; readonly diagnostics: readonly Diagnostic[] };

/** Compares a workspace with a commit, or with the last release. */
export function diffSince(workspace: Workspace, since?: string): Since {
  const contracts = readContracts(workspace);
  if (contracts.length === 0) {
    return { ok: false, refused: false, why: `there is no contract in ${workspace.contracts}` };
  }
  const read = readSources(contracts);
  if (!read.ok) return { ok: false, refused: true, diagnostics: read.diagnostics };
  const found = findBase(workspace, since);
  if (!found.ok) return { ok: false, refused: false, why: found.why };
  const { base } = found;
  const now = link(read.sources, workspace);
  if (!now.ok) return { ok: false, refused: true, diagnostics: now.diagnostics };
  const before = link(base.sources, workspace);
  if (!before.ok) {
    return { ok: false, refused: false, why: `the contracts of ${base.ref} no longer link` };
  }
  return { ok: true, base, model: now.model, changes: diffModels(before.model, now.model) };
}
