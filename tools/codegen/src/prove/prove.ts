/**
 * The verb `prove`: contracts joined with the reports of the last runs. It runs nothing; a report
 * that is not there means that nothing can be said.
 */
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { readContracts } from '../generate/inputs.ts';
import { readSources } from '../generate/sources.ts';
import { link } from '../model/link.ts';
import type { Workspace } from '../workspace/config.ts';
import { isCurrent, proveMarkers } from './markers.ts';
import { readCoverage, readEvidence, readTests } from './reports.ts';
import { proveTests } from './tests.ts';

/** What was found, or which report is missing. */
export type ProveResult = {
  readonly findings: readonly Diagnostic[];
  readonly elements: number;
  readonly files: number;
  readonly notes: readonly string[];
  /** Reports without which nothing can be proven. */
  readonly missing: readonly string[];
};

/** The exit code: 0 proven, 1 drift, 2 a report is missing or nothing was looked at. */
export function proveExit(result: ProveResult): 0 | 1 | 2 {
  if (result.missing.length > 0) return 2;
  if (result.findings.length > 0) return 1;
  return result.elements === 0 ? 2 : 0;
}

/** Proves a workspace. `reports` is the folder of reports, relative to the root. */
export function prove(workspace: Workspace, reports = '.abicus/reports'): ProveResult {
  const { root } = workspace;
  const contracts = readContracts(workspace);
  const nothing = { elements: 0, files: contracts.length, notes: [], missing: [] };
  const read = readSources(contracts);
  if (!read.ok) return { ...nothing, findings: read.diagnostics };
  const linked = link(read.sources, workspace);
  if (!linked.ok) return { ...nothing, findings: linked.diagnostics };
  const { model } = linked;
  const tests = readTests(root, reports);
  const all = readEvidence(root);
  const evidence = all.filter((one) => isCurrent(model, one));
  const coverage = readCoverage(root, reports);
  const wantsEvidence = model.markers.length > 0;
  const missing = [
    ...(tests === undefined ? [`${reports}/tests.json: \`npx vitest run\` writes it`] : []),
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
    ...(tests === undefined ? [] : proveTests(model, tests, coverage)),
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
  };
}
