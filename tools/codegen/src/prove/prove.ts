/**
 * The verb `prove`: joins contracts with the reports of the last runs. It runs nothing; without a
 * report it has no result.
 */
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { plural } from '../diagnostics/plural.ts';
import { readContracts } from '../generate/inputs.ts';
import { filesOf } from '../check/sources.ts';
import { linkFiles } from '../generate/sources.ts';
import { readJudged, type Claim } from '../judge/evidence.ts';
import { ownModel } from '../model/own.ts';
import type { Model } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { needsOf } from './kinds.ts';
import { isCurrent, proveMarkers, unlogged } from './markers.ts';
import { proofsFor, proofsOf, shows, type Proof } from './proofs.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import { readTests, type TestReports } from './reports.ts';
import { proveTests } from './tests.ts';

/** The findings, or the missing reports. */
export type ProveResult = {
  readonly findings: readonly Diagnostic[];
  readonly elements: number;
  readonly files: number;
  readonly notes: readonly string[];
  /** Reports without which nothing can be proven. */
  readonly missing: readonly string[];
};

/** Returns the exit code: 0 proven, 1 drift, 2 a report or the contracts are missing. */
export function proveExit(result: ProveResult): 0 | 1 | 2 {
  if (result.missing.length > 0) return 2;
  if (result.findings.length > 0) return 1;
  return result.elements === 0 ? 2 : 0;
}

/** Returns the missing parts of test reports: all, tests of some files, tests of the present sources, or records. */
function missingTests(
  model: Model,
  root: string,
  reports: string,
  read: TestReports | undefined,
): string[] {
  if (read === undefined) return [`${reports}/tests.json: \`npx vitest run\` writes it`];
  const { tests, stale } = read;
  const ran = new Set(tests.map(({ file }) => file));
  const others = filesOf(root).files.filter((file) => file.endsWith('.test.ts') && !ran.has(file));
  const [first] = others;
  if (first !== undefined) {
    return [
      `the tests of ${first}, one of ${others.length} files that no report holds: \`npx vitest run\``,
    ];
  }
  const [old] = stale;
  if (old !== undefined) {
    return [
      `a run of ${old.file} after the change of ${old.changed}, one of ${plural(stale.length, 'stale test file')}: \`npx vitest run\``,
    ];
  }
  const tells = tests.some(({ record }) => record !== undefined && record.seen.length > 0);
  if (tells || !model.elements.some((one) => needsOf(one, model).length > 0)) return [];
  return [`records of tests: add \`proofs()\` of @abicus/codegen/vitest to vitest.config.ts`];
}

/** The contracts and reports; or the findings, if contracts are rejected. */
type Inputs = Read | { readonly ok: false; readonly rejected: ProveResult };

/** The contracts and reports. */
type Read = {
  readonly ok: true;
  readonly model: Model;
  readonly reports: TestReports | undefined;
  /** Selftests of these contracts, oldest first. */
  readonly evidence: readonly Evidence[];
  /** Accepted logs of other systems for these contracts. */
  readonly judged: readonly Claim[];
  /** The number of selftests of other contracts. */
  readonly stale: number;
  /** Folders of interrupted selftests. */
  readonly interrupted: readonly string[];
  /** Folders that are not evidence. */
  readonly notWhole: readonly Diagnostic[];
};

/** Returns what is missing where markers are declared and no log shows any. */
function missingEvidence({ model, evidence, judged }: Read): string[] {
  if (model.markers.length === 0 || evidence.length + judged.length > 0) return [];
  return [
    '.abicus/evidence/*/verdict.json of these contracts: `abicus selftest` writes one; `abicus judge LOG` writes one for another system',
  ];
}

/** The default folder of reports, relative to the root. */
const REPORTS = '.abicus/reports';

function readInputs(workspace: Workspace, reports: string): Inputs {
  const contracts = readContracts(workspace);
  const linked = linkFiles(contracts, workspace);
  if (!linked.ok) {
    const nothing = { elements: 0, files: contracts.length, notes: [], missing: [] };
    return { ok: false, rejected: { ...nothing, findings: linked.diagnostics } };
  }
  const all = linked.model;
  const model = ownModel(all);
  const { runs, interrupted, findings } = readEvidence(workspace.root);
  const current = runs.filter((one) => isCurrent(all, one));
  const evidence = current.filter((one) => unlogged(model, one).length === 0);
  const ran = readTests(workspace.root, reports);
  const stamp = model.log?.stamp ?? 'emitter';
  const { claims: logs, findings: ofLogs } = readJudged(workspace.root);
  const judged = logs.filter(
    (one) => one.verdict.accepted && one.stamp === stamp && isCurrent(all, one),
  );
  const stale = runs.length - current.length;
  const notWhole = [...findings, ...current.flatMap((one) => unlogged(model, one)), ...ofLogs];
  return { ok: true, model, reports: ran, evidence, judged, stale, interrupted, notWhole };
}

/** The proofs; or the findings, if contracts are rejected. */
export type ProofsResult =
  | {
      readonly ok: true;
      readonly proofs: readonly Proof[];
      /** The missing reports: without them, what was proven is not known. */
      readonly missing: readonly string[];
      /** If there are none: the most similar id. */
      readonly near?: string;
    }
  | { readonly ok: false; readonly rejected: ProveResult };

/** Returns the proofs of an element and of the elements below it. */
export function proofsIn(
  workspace: Workspace,
  id: string,
  reports: string = REPORTS,
): ProofsResult {
  const inputs = readInputs(workspace, reports);
  if (!inputs.ok) return inputs;
  const { model, evidence, judged } = inputs;
  const { tests } = inputs.reports ?? { tests: [] };
  const all = proofsOf(model, tests, evidence, judged);
  const proofs = proofsFor(all, id);
  const ids = all.map((one) => one.id);
  const near = ids.find((one) => one.endsWith(`.${id}`)) ?? nearest(id, ids);
  const missing = [
    ...missingTests(model, workspace.root, reports, inputs.reports),
    ...missingEvidence(inputs),
  ];
  return { ok: true, proofs, missing, ...(proofs.length === 0 && near !== undefined && { near }) };
}

/** Returns the claims of logs without stamps, one line each. */
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
  const inputs = readInputs(workspace, reports);
  if (!inputs.ok) return inputs.rejected;
  const { model, reports: read, evidence, judged, stale, interrupted, notWhole } = inputs;
  const { tests, findings: unknown, unsaid } = read ?? { tests: [], findings: [], unsaid: 0 };
  const isShown = evidence.length + judged.length > 0;
  const ofTests = missingTests(model, root, reports, read);
  const missing = [...ofTests, ...missingEvidence(inputs)];
  const notes = [
    ...missing.map((one) => `missing ${one}`),
    ...(unsaid > 0
      ? [
          `the report lacks the sources of ${plural(unsaid, 'test file')}: \`wholeRunsOnly()\` of @abicus/codegen/vitest records them`,
        ]
      : []),
    ...(stale > 0 ? [`${plural(stale, 'selftest')} of other contracts ignored`] : []),
    ...interrupted.map((folder) => `${folder} was interrupted and is ignored`),
    ...claims(model, judged),
  ];
  const findings = [
    // With a partial report, each element of the other tests would be a finding.
    ...(ofTests.length > 0 ? [] : proveTests(model, tests)),
    ...unknown,
    ...notWhole,
    ...(isShown ? proveMarkers(model, evidence, judged) : []),
  ];
  const files =
    new Set(tests.map(({ file }) => file)).size + evidence.length + judged.length + stale;
  return {
    findings: findings.sort(byPlace),
    elements: model.elements.length,
    files,
    notes,
    missing,
  };
}
