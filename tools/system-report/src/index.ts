/** The verb `system`: what contracts make of the whole system, and whether a run agrees. */
import {
  byPlace,
  type Diagnostic,
  drift,
  type Model,
  plural,
  type Pos,
  readContracts,
  related,
  type Workspace,
} from '@abicus/codegen';
import { linkFiles } from '@abicus/codegen/model';
import { countsOfRun, operationNames } from './calls-of-run.ts';
import { compareCalls } from './compare-calls.ts';
import { compare, type Difference } from './compare.ts';
import { systemOfContracts } from './from-contracts.ts';
import { systemOfRun, withCalls } from './from-run.ts';
import { namingOf } from './naming.ts';
import type { SystemReport } from './report.ts';
import { readRun } from './run-evidence.ts';

export { systemSvg } from './drawing/svg.ts';
export { systemText } from './text.ts';
export type { SystemReport } from './report.ts';

/** The result of `system`. */
export type SystemResult =
  /** Contracts have findings. */
  | { readonly status: 'contracts'; readonly diagnostics: readonly Diagnostic[] }
  /** There is nothing to look at, for this reason. */
  | { readonly status: 'unusable'; readonly why: string }
  | {
      readonly status: 'made';
      /** Of contracts, or of the run that was asked for. */
      readonly system: SystemReport;
      /** Differences between contracts and the run. */
      readonly findings: readonly Diagnostic[];
      readonly notes: readonly string[];
      /** Why the run was not compared. */
      readonly partial?: string;
    };

/** A folder of evidence: where it is, and what it is called in messages. */
export type EvidenceFolder = { readonly path: string; readonly name: string };

/** Returns the exit code: 0 printed, and a run agrees; 1 it differs, or a contract is rejected; 2 not compared. */
export function systemExit(result: SystemResult): 0 | 1 | 2 {
  if (result.status === 'contracts') return 1;
  if (result.status === 'unusable') return 2;
  if (result.findings.length > 0) return 1;
  return result.partial === undefined ? 0 : 2;
}

const FIXES: Readonly<Record<Difference['kind'], string>> = {
  unlisted: 'state it in the contract, or do not hand it out',
  missing: 'hand it out, or take it out of the contract',
  rights: 'hand out the rights of the contract',
  slot: 'hand it out in the slot of the contract',
  object: 'hand out what the contract says',
  order: 'start the programs in the order of the contracts',
  call: 'state the call in the contract of its caller, or do not make it',
};

function findingOf(one: Difference, system: SystemReport, folder: string): Diagnostic {
  const { kind, task, what, contract, run } = one;
  const file = kind === 'call' ? 'counters.json' : 'capabilities.json';
  const at: Pos = { file: `${folder}/${file}`, line: 1, col: 1 };
  const stated = system.tasks.find(({ name }) => name === task)?.pos;
  const message = `${task}: ${what}: ${contract} in the contract, ${run} in the run`;
  const places = [related('run', at, run)];
  if (stated !== undefined) places.unshift(related('declared', stated, contract));
  return drift(`system/${kind}`, stated ?? at, message, { related: places, fix: FIXES[kind] });
}

function compareRun(model: Model, system: SystemReport, folder: EvidenceFolder): SystemResult {
  const { first } = system;
  if (first === '') return { status: 'unusable', why: 'no contract says what is booted' };
  const read = readRun(folder.path, folder.name, model, first);
  if (!read.ok) return { status: 'unusable', why: read.why };
  const { held, counted, ends, starts, partial } = read.run;
  const { naming, moves, listed } = namingOf(system);
  const programs = new Set(system.tasks.map(({ name }) => name));
  const counts = countsOfRun(counted, programs, operationNames(model));
  const found = withCalls(systemOfRun(held, naming, moves, listed, starts), counts);
  const there = new Set(found.tasks.map(({ name }) => name));
  const gone = system.tasks.filter(({ name }) => ends.has(name) && !there.has(name));
  const notes = gone.map(({ name }) => `${name} had ended, as ${first} told`);
  if (partial !== undefined) {
    const why = `not compared: ${partial}`;
    return { status: 'made', system: found, findings: [], notes: [...notes, why], partial };
  }
  const findings = [...compare(system, found, ends), ...compareCalls(system, counts.edges)]
    .map((one) => findingOf(one, system, folder.name))
    .sort(byPlace);
  const count = findings.length === 0 ? 'as contracts say' : plural(findings.length, 'difference');
  return { status: 'made', system: found, findings, notes: [...notes, `${folder.name}: ${count}`] };
}

/** Makes the report of a workspace's contracts; or of a run, compared with them. */
export function systemOf(workspace: Workspace, run?: EvidenceFolder): SystemResult {
  const files = readContracts(workspace);
  if (files.length === 0) {
    return { status: 'unusable', why: `there is no contract in ${workspace.contracts}` };
  }
  const linked = linkFiles(files, workspace);
  if (!linked.ok) return { status: 'contracts', diagnostics: linked.diagnostics };
  const system = systemOfContracts(linked.model);
  if (run !== undefined) return compareRun(linked.model, system, run);
  return { status: 'made', system, findings: [], notes: [] };
}
