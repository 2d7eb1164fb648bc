/**
 * The verb `prove`: contracts joined with the reports of the last runs. It runs nothing; a report
 * that is not there means that nothing can be said.
 */
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { plural } from '../diagnostics/plural.ts';
import { readContracts } from '../generate/inputs.ts';
import { filesOf } from '../check/sources.ts';
import { linkFiles } from '../generate/sources.ts';
import { readJudged, type Claim } from '../judge/evidence.ts';
import type { Model } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { needsOf } from './kinds.ts';
import { isCurrent, proveMarkers, unlogged } from './markers.ts';
import { proofsFor, proofsOf, shows, type Proof } from './proofs.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import { readTests, type TestReports } from './reports.ts';
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

/** What is missing of the reports of tests: all, the tests of some files, those of what is there now, or what they saw. */
function missingTests(
  model: Model,
  root: string,
  reports: string,
  read: TestReports | undefined,
): string[] {
  if (read === undefined) return [`${reports}/tests.json: \`npm test\` writes it`];
  const { tests, stale } = read;
  const ran = new Set(tests.map(({ file }) => file));
  const others = filesOf(root).filter((file) => file.endsWith('.test.ts') && !ran.has(file));
  const [first] = others;
  if (first !== undefined) {
    return [
      `the tests of ${first}, one of ${others.length} files that no report holds: \`npm test\``,
    ];
  }
  const [old] = stale;
  if (old !== undefined) {
    return [
      `the tests of ${old.file} with ${old.changed} as it is now, one of ${stale.length} files that ran before a change: \`npm test\``,
    ];
  }
  const tells = tests.some(({ record }) => record !== undefined && record.seen.length > 0);
  if (tells || !model.elements.some((one) => needsOf(one, model).length > 0)) return [];
  return [`what tests saw: put \`proofs()\` of @abicus/codegen/vitest into vitest.config.ts`];
}

/** Contracts and reports as they are; or, for contracts that are rejected, what is found. */
type Looked =
  | {
      readonly ok: true;
      readonly model: Model;
      readonly reports: TestReports | undefined;
      /** Selftests of these contracts, oldest first. */
      readonly evidence: readonly Evidence[];
      /** Accepted logs of other systems, of these contracts: no selftests. */
      readonly judged: readonly Claim[];
      /** How many are of other contracts. */
      readonly stale: number;
      /** Folders of selftests that were interrupted. */
      readonly interrupted: readonly string[];
      /** Folders that are no evidence. */
      readonly notWhole: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly rejected: ProveResult };

/** The folder of reports if none is given, relative to the root. */
const REPORTS = '.abicus/reports';

function look(workspace: Workspace, reports: string): Looked {
  const contracts = readContracts(workspace);
  const linked = linkFiles(contracts, workspace);
  if (!linked.ok) {
    const nothing = { elements: 0, files: contracts.length, notes: [], missing: [] };
    return { ok: false, rejected: { ...nothing, findings: linked.diagnostics } };
  }
  const { model } = linked;
  const { runs, interrupted, findings } = readEvidence(workspace.root);
  const current = runs.filter((one) => isCurrent(model, one));
  const evidence = current.filter((one) => unlogged(model, one).length === 0);
  const ran = readTests(workspace.root, reports);
  const stamp = model.log?.stamp ?? 'emitter';
  const { claims: logs, findings: ofLogs } = readJudged(workspace.root);
  const judged = logs.filter(
    (one) => one.verdict.accepted && one.stamp === stamp && isCurrent(model, one),
  );
  const stale = runs.length - current.length;
  const notWhole = [...findings, ...current.flatMap((one) => unlogged(model, one)), ...ofLogs];
  return { ok: true, model, reports: ran, evidence, judged, stale, interrupted, notWhole };
}

/** Proofs; or, for contracts that are rejected, what is found. */
export type ProofsResult =
  | {
      readonly ok: true;
      readonly proofs: readonly Proof[];
      /** Where there are none: the id that was likely meant. */
      readonly near?: string;
    }
  | { readonly ok: false; readonly rejected: ProveResult };

/** What proved an element and those below it. */
export function proofsIn(
  workspace: Workspace,
  id: string,
  reports: string = REPORTS,
): ProofsResult {
  const looked = look(workspace, reports);
  if (!looked.ok) return looked;
  const { model, evidence, judged } = looked;
  const { tests } = looked.reports ?? { tests: [] };
  const all = proofsOf(model, tests, evidence, judged);
  const proofs = proofsFor(all, id);
  const ids = all.map((one) => one.id);
  const near = ids.find((one) => one.endsWith(`.${id}`)) ?? nearest(id, ids);
  return { ok: true, proofs, ...(proofs.length === 0 && near !== undefined && { near }) };
}

/** What logs without stamps claim, a line each. */
function claims(model: Model, judged: readonly Claim[]): string[] {
  return judged
    .filter(({ stamp }) => stamp === 'none')
    .map((one) => {
      const { file, sha256 } = one.log;
      const names = model.markers.filter(({ name }) => shows(one, name)).map(({ id }) => id);
      return `claimed by this log, not proven: ${names.join(', ')}: ${file} sha256=${sha256}`;
    });
}

/** Proves a workspace. `reports` is the folder of reports, relative to the root. */
export function prove(workspace: Workspace, reports: string = REPORTS): ProveResult {
  const { root } = workspace;
  const looked = look(workspace, reports);
  if (!looked.ok) return looked.rejected;
  const { model, reports: read, evidence, judged, stale, interrupted, notWhole } = looked;
  const {
    tests,
    findings: unknown,
    unsaid,
  } = read ?? { tests: undefined, findings: [], unsaid: 0 };
  const isShown = evidence.length + judged.length > 0;
  const wantsEvidence = model.markers.length > 0;
  const ofTests = missingTests(model, root, reports, read);
  const missing = [
    ...ofTests,
    ...(wantsEvidence && !isShown
      ? [
          '.abicus/evidence/*/verdict.json of these contracts: `abicus selftest` writes one, `abicus judge LOG` one of another system',
        ]
      : []),
  ];
  const notes = [
    ...missing.map((one) => `missing ${one}`),
    ...(unsaid > 0
      ? [
          `from which sources the tests of ${plural(unsaid, 'file')} ran is not said: \`wholeRunsOnly()\` of @abicus/codegen/vitest says it`,
        ]
      : []),
    ...(stale > 0 ? [`${plural(stale, 'selftest')} of other contracts not looked at`] : []),
    ...interrupted.map(
      (folder) => `${folder} was interrupted: it proves nothing, and refutes nothing`,
    ),
    ...claims(model, judged),
  ];
  const findings = [
    // Of a part of the tests nothing is said: each element of the others would be a finding.
    ...(tests === undefined || ofTests.length > 0 ? [] : proveTests(model, tests)),
    ...unknown,
    ...notWhole,
    ...(isShown ? proveMarkers(model, evidence, judged) : []),
  ];
  const files =
    (tests === undefined ? 0 : new Set(tests.map(({ file }) => file)).size) +
    evidence.length +
    judged.length +
    stale;
  return {
    findings: findings.sort(byPlace),
    elements: model.elements.length,
    files,
    notes,
    missing,
  };
}
