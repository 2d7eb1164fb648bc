/**
 * The verb `check`: contracts against each other, generated code against contracts, hand-written
 * code against contracts, names of tests. Static: it reads sources, and writes nothing to the tree.
 */
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { plural } from '../diagnostics/plural.ts';
import { findBase, type BaseResult } from '../diff/base.ts';
import type { Linked } from '../diff/diff.ts';
import { linkBase } from '../diff/linked.ts';
import { checkBump } from '../bump/bump.ts';
import { interrupted } from '../files/interrupted.ts';
import { readSources } from '../generate/sources.ts';
import { readContracts } from '../generate/inputs.ts';
import { link } from '../model/link.ts';
import { valueOf } from '../read/value.ts';
import type { Workspace } from '../workspace/config.ts';
import { git } from '../git/git.ts';
import { checkGenerated, type GeneratedOptions } from './generated.ts';
import type { Looked, Rule } from './rule.ts';
import { gates } from './rules/gates.ts';
import { broken } from './rules/broken.ts';
import { handlers } from './rules/handlers.ts';
import { limits } from './rules/limits.ts';
import { literals } from './rules/literals.ts';
import { markers } from './rules/markers.ts';
import { opcodes } from './rules/opcodes.ts';
import { proofs } from './rules/proofs.ts';
import { rejects } from './rules/rejects.ts';
import { results } from './rules/results.ts';
import { vectorFiles, vectors } from './rules/vectors.ts';
import { filesOf, readSourcesOf } from './sources.ts';

/** What a check may be told. */
export type CheckOptions = GeneratedOptions & {
  /** The commit to compare with. */
  readonly since?: string;
};

/** What a check found. */
export type CheckResult = {
  readonly findings: readonly Diagnostic[];
  /** What was looked at. */
  readonly elements: number;
  readonly files: number;
  /** What a reader should hear beside findings: drafts, the base, what could not be looked at. */
  readonly notes: readonly string[];
  /** Why contracts could not be compared with a base that there should be. */
  readonly failed?: string;
};

/** The rules about hand-written code, in the order of their codes. */
const RULES: readonly Rule[] = [
  handlers,
  literals,
  opcodes,
  limits,
  broken,
  rejects,
  results,
  vectors,
  proofs,
  markers,
  gates,
];

/** The exit code of a check: 0 clean, 1 drift, 2 nothing was looked at, or not everything could be. */
export function checkExit(result: CheckResult): 0 | 1 | 2 {
  // Findings of a check that could not look everywhere may not be all: that comes first.
  if (result.failed !== undefined) return 2;
  if (result.findings.length > 0) return 1;
  return result.elements === 0 ? 2 : 0;
}

/** What contracts are compared with, once it is linked. */
type Compared = { readonly ref: string; readonly linked: Linked };

/** A base that links, or why there is none; that is a failure unless there can be none. */
function comparedWith(
  workspace: Workspace,
  base: BaseResult,
): { readonly note: string; readonly compared?: Compared; readonly failed?: string } {
  if (!base.ok) {
    const note = `compared with nothing: ${base.why}`;
    return base.none ? { note } : { note, failed: base.why };
  }
  const { ref, why } = base.base;
  const linked = linkBase(workspace, base.base);
  if (!linked.ok) return { note: `compared with nothing: ${linked.why}`, failed: linked.why };
  return { note: `compared with ${ref}, ${why}`, compared: { ref, linked: linked.linked } };
}

/** The files that git tracks; undefined where it tracks none yet, or there is no git. */
function trackedFiles(root: string): ReadonlySet<string> | undefined {
  const listed = git(root, 'ls-files', '-z')?.split('\0').filter(Boolean) ?? [];
  return listed.length === 0 ? undefined : new Set(listed);
}

/** The note on a workspace of which git tracks nothing, in place of a finding for each file. */
const NOT_IN_GIT =
  'not in git yet: contracts were compared with nothing, and untracked files are not reported';

/** Checks a workspace. */
export async function check(
  workspace: Workspace,
  options: CheckOptions = {},
): Promise<CheckResult> {
  const contracts = readContracts(workspace);
  if (contracts.length === 0) {
    const notes = [`there is no contract in ${workspace.contracts}: nothing was looked at`];
    return { findings: [], elements: 0, files: 0, notes };
  }
  const read = readSources(contracts);
  const counts = { elements: 0, files: contracts.length };
  if (!read.ok) return { findings: read.diagnostics, ...counts, notes: [] };
  const base = findBase(workspace, options.since);
  const previous = base.ok ? base.base.sources : [];
  const drafts = read.sources.filter((one) => valueOf(one).status === 'draft');
  const { note, compared, failed } = comparedWith(workspace, base);
  const tracked = trackedFiles(workspace.root);
  const notes = [
    ...(tracked === undefined ? [NOT_IN_GIT] : []),
    // Where git tracks nothing there can be no base: that was said.
    ...(tracked === undefined && !base.ok && base.none ? [] : [note]),
    ...(drafts.length > 0
      ? [
          `${plural(drafts.length, 'draft contract')}, types only: ${drafts.map((one) => one.file).join(', ')}`,
        ]
      : []),
  ];
  const linked = link(read.sources, workspace, previous);
  const failure = failed === undefined ? {} : { failed };
  if (!linked.ok) return { findings: linked.diagnostics, ...counts, notes, ...failure };
  const { model } = linked;
  const { root } = workspace;
  const files = filesOf(root);
  const sources = await readSourcesOf(workspace, files);
  const looked: Looked = {
    workspace,
    model,
    files: new Set(files),
    ...(tracked && { tracked }),
    sources,
  };
  if (vectorFiles(looked).length === 0) {
    notes.push(`no layout was worked by hand: there is no ${workspace.contracts}/vectors/*.json`);
  }
  if (interrupted(root)?.by === 'a running one') {
    notes.push('`abicus generate` is running: what is generated may be of two runs');
  }
  const findings = [
    ...(await checkGenerated(looked, contracts, options)),
    ...RULES.flatMap((rule) => rule(looked)),
    ...(await checkBump(workspace, { sources: read.sources, model }, compared)),
  ];
  return {
    findings: findings.sort(byPlace),
    elements: model.elements.length,
    files: contracts.length + sources.length,
    notes,
    ...failure,
  };
}
