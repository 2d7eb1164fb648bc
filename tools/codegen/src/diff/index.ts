/** The verb `diff`: changes since a base, classified by rules. */
import { readContracts } from '../generate/inputs.ts';
import { readSources } from '../generate/sources.ts';
import { link } from '../model/link.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Workspace } from '../workspace/config.ts';
import { findBase, type Base } from './base.ts';
import type { Change } from './change.ts';
import { diffContracts, type LinkedContracts } from './diff.ts';
import { linkBase } from './linked.ts';

export { DIFF_RULES, type ChangeClass, type DiffRuleId, type Level } from './rules.ts';
export { findBase, type Base, type BaseResult } from './base.ts';
export type { LinkedContracts } from './diff.ts';
export type { Change } from './change.ts';

/** A comparison, or the reason why there is none. */
export type Since =
  | {
      readonly ok: true;
      readonly base: Base;
      readonly before: LinkedContracts;
      readonly after: LinkedContracts;
      readonly changes: readonly Change[];
    }
  | { readonly ok: false; readonly rejected: false; readonly why: string }
  | { readonly ok: false; readonly rejected: true; readonly diagnostics: readonly Diagnostic[] };

/** Compares a workspace with a commit, or with the last release. */
export function diffSince(workspace: Workspace, since?: string): Since {
  const contracts = readContracts(workspace);
  const read = readSources(contracts);
  if (!read.ok) return { ok: false, rejected: true, diagnostics: read.diagnostics };
  const found = findBase(workspace, since);
  if (contracts.length === 0 && !found.ok) {
    return { ok: false, rejected: false, why: `there is no contract in ${workspace.contracts}` };
  }
  if (!found.ok) return { ok: false, rejected: false, why: found.why };
  const { base } = found;
  const now = link(read.sources, workspace);
  if (!now.ok) return { ok: false, rejected: true, diagnostics: now.diagnostics };
  const before = linkBase(workspace, base, read.sources);
  if (!before.ok) return { ok: false, rejected: false, why: before.why };
  const after: LinkedContracts = { sources: read.sources, model: now.model };
  return {
    ok: true,
    base,
    before: before.linked,
    after,
    changes: diffContracts(before.linked, after),
  };
}
