/**
 * The verb `prove`: contracts joined with the reports of the last runs. It runs nothing; a report
 * that is not there means that nothing can be said.
 */
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { readContracts } from '../generate/inputs.ts';
import { filesOf } from '../check/sources.ts';
import { readSources } from '../generate/sources.ts';
import { link } from '../model/link.ts';
import type { Model } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { isCurrent, proveMarkers } from './markers.ts';
import { proofsOf, type Proof } from './proofs.ts';
import { readEvidence, readTests, type Ran } from './reports.ts';
import { proveTests } from './tests.ts';

/** What was found, or which report is missing. */
export type ProveResult = {
  readonly findings: readonly Diagnostic[];
  readonly elements: number;
  readonly files: number;
  readonly notes: readonly string[];
  /** Reports without which nothing can be proven. */
  readonly missing: readonly string[];
  /** What proved each element, by the reports that are there. */
  readonly proofs: readonly Proof[];
};

/** The exit code: 0 proven, 1 drift, 2 a report is missing or nothing was looked at. */
export function proveExit(result: ProveResult): 0 | 1 | 2 {
  if (result.missing.length > 0) return 2;
  if (result.findings.length > 0) return 1;
  return result.elements === 0 ? 2 : 0;
}

/** What is missing of the reports of tests: all, the tests of some files, or what they saw refused. */
function missingTests(
  model: Model,
  root: string,
  reports: string,
  tests: readonly Ran[] | undefined,
): string[] {
  if (tests === undefined) return [`${reports}/tests.json: \`npm test\` writes it`];
  const ran = new Set(tests.map(({ file }) => file));
  const others = filesOf(root).filter((file) => file.endsWith('.test.ts') && !ran.has(file));
  const [first] = others;
  if (first !== undefined) {
    return [
      `the tests of ${first}, one of ${others.length} files that no report holds: \`npm test\``,
    ];
  }
  const tells = tests.some(({ covers }) => covers.length > 0);
  if (tells || !model.elements.some(({ kind }) => kind === 'check')) return [];
  return [
    `what tests saw refused: put \`refusals()\` of @abicus/codegen/vitest into vitest.config.ts`,
  ];
}

/** Proves a workspace. `reports` is the folder of reports, relative to the root. */
export function prove(workspace: Workspace, reports = '.abicus/reports'): ProveResult {
  const { root } = workspace;
  const contracts = readContracts(workspace);
  const nothing = { elements: 0, files: contracts.length, notes: [], missing: [], proofs: [] };
  const read = readSources(contracts);
  if (!read.ok) return { ...nothing, findings: read.diagnostics };
  const linked = link(read.sources, workspace);
  if (!linked.ok) return { ...nothing, findings: linked.diagnostics };
  const { model } = linked;
  const tests = readTests(root, reports);
  const all = readEvidence(root);
  const evidence = all.filter((one) => isCurrent(model, one));
  const wantsEvidence = model.markers.length > 0;
  const ofTests = missingTests(model, root, reports, tests);
  const missing = [
    ...ofTests,
    ...(wantsEvidence && evidence.length === 0
      ? ['.abicus/evidence/*/verdict.json of these contracts: `abicus selftest` writes one']
      : []),
  ];
  const stale = all.length - evidence.length;
  const notes = [
    ...missing.map((one) => `missing ${one}`),
    ...(stale > 0 ? [`${stale} selftests of other contracts were not looked at`] : []),
  ];
  const findings = [
    // Of a part of the tests nothing is said: each element of the others would be a finding.
    ...(tests === undefined || ofTests.length > 0 ? [] : proveTests(model, tests)),
    ...(evidence.length === 0 ? [] : proveMarkers(model, evidence)),
  ];
  const files =
    (tests === undefined ? 0 : new Set(tests.map(({ file }) => file)).size) + all.length;
  return {
    findings: findings.sort(byPlace),
    elements: model.elements.length,
    files,
    notes,
    missing,
    proofs: proofsOf(model, tests ?? [], evidence),
  };
}
