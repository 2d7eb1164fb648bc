/**
 * The verb `check`: compares contracts with each other, and generated code, hand-written code and titles of
 * tests with the contracts. It reads sources only and changes none of them.
 */
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { plural } from '../diagnostics/plural.ts';
import { findBase, type BaseResult } from '../diff/base.ts';
import type { LinkedContracts } from '../diff/diff.ts';
import { linkBase } from '../diff/linked.ts';
import { checkBump } from '../bump/bump.ts';
import { interrupted } from '../files/interrupted.ts';
import { readSources } from '../generate/sources.ts';
import { readContracts } from '../generate/inputs.ts';
import { link } from '../model/link.ts';
import { ownModel } from '../model/own.ts';
import type { ContractSource } from '../read/source.ts';
import { valueOf } from '../read/value.ts';
import type { Workspace } from '../workspace/config.ts';
import { checkBundle } from './bundle.ts';
import { checkGenerated, type GeneratedOptions } from './generated.ts';
import type { CheckInput, Rule } from './rule.ts';
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

/** Options of a check. */
export type CheckOptions = GeneratedOptions & {
  /** The commit to compare with. */
  readonly since?: string;
};

/** The result of a check. */
export type CheckResult = {
  readonly findings: readonly Diagnostic[];
  /** The numbers of checked elements and files. */
  readonly elements: number;
  readonly files: number;
  /** Notes beside findings: drafts, the base, unchecked parts. */
  readonly notes: readonly string[];
  /** Why contracts could not be compared with a required base. */
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

/** Returns the exit code of a check: 0 clean, 1 drift, 2 nothing or not everything could be checked. */
export function checkExit(result: CheckResult): 0 | 1 | 2 {
  // An incomplete check may miss findings, so its exit code takes precedence.
  if (result.failed !== undefined) return 2;
  if (result.findings.length > 0) return 1;
  return result.elements === 0 ? 2 : 0;
}

/** The linked base that contracts are compared with. */
type Compared = { readonly ref: string; readonly linked: LinkedContracts };

/** Returns the linked base, or the reason why there is none; a missing base is a failure if it is required. */
function comparedWith(
  workspace: Workspace,
  base: BaseResult,
  sources: readonly ContractSource[],
): { readonly note: string; readonly compared?: Compared; readonly failed?: string } {
  if (!base.ok) {
    const note = `not compared with a base: ${base.why}`;
    return base.none ? { note } : { note, failed: base.why };
  }
  const { ref, why } = base.base;
  const linked = linkBase(workspace, base.base, sources);
  if (!linked.ok) return { note: `not compared with a base: ${linked.why}`, failed: linked.why };
  return { note: `compared with ${ref}, ${why}`, compared: { ref, linked: linked.linked } };
}

/** The note on a workspace of which git tracks nothing, in place of a finding for each file. */
const NOT_IN_GIT =
  'not in git yet: contracts were not compared with a base, and untracked files are not reported';

/** Checks a workspace. */
export async function check(
  workspace: Workspace,
  options: CheckOptions = {},
): Promise<CheckResult> {
  const contracts = readContracts(workspace);
  if (contracts.length === 0) {
    const notes = [`there is no contract in ${workspace.contracts}: nothing was checked`];
    return { findings: [], elements: 0, files: 0, notes };
  }
  const read = readSources(contracts);
  const counts = { elements: 0, files: contracts.length };
  if (!read.ok) return { findings: read.diagnostics, ...counts, notes: [] };
  const base = findBase(workspace, options.since);
  const previous = base.ok ? base.base.sources : [];
  const drafts = read.sources.filter(
    (one) => one.linked === undefined && valueOf(one).status === 'draft',
  );
  const { note, compared, failed } = comparedWith(workspace, base, read.sources);
  const { files, tracked } = filesOf(workspace.root);
  const notes = [
    ...(tracked === undefined ? [NOT_IN_GIT] : []),
    // Where git tracks nothing there can be no base: that was said.
    ...(tracked === undefined && !base.ok && base.none ? [] : [note]),
    ...(drafts.length > 0
      ? [
          `${plural(drafts.length, 'draft contract')}, types and programs only: ${drafts.map((one) => one.file).join(', ')}`,
        ]
      : []),
  ];
  const linked = link(read.sources, workspace, previous);
  const failure = failed === undefined ? {} : { failed };
  if (!linked.ok) return { findings: linked.diagnostics, ...counts, notes, ...failure };
  const model = ownModel(linked.model);
  const { root } = workspace;
  const sources = await readSourcesOf(workspace, files);
  const looked: CheckInput = {
    workspace,
    model,
    files: new Set(files),
    ...(tracked && { tracked }),
    sources,
  };
  if (vectorFiles(looked).length === 0) {
    notes.push(`no layout was computed by hand: there is no ${workspace.contracts}/vectors/*.json`);
  }
  if (interrupted(root)?.by === 'a running one') {
    notes.push('`abicus generate` is running: generated files may come from two runs');
  }
  const findings = [
    ...(await checkGenerated(looked, contracts, options)),
    ...RULES.flatMap((rule) => rule(looked)),
    ...checkBundle(root),
    ...(await checkBump(workspace, { sources: read.sources, model: linked.model }, compared)),
  ];
  return {
    findings: findings.sort(byPlace),
    elements: model.elements.length,
    files: contracts.length + sources.length,
    notes,
    ...failure,
  };
}
