/**
 * Reads the evidence of selftests: `.abicus/evidence/<run>/`, one folder per run.
 *
 * An interrupted run neither proves nor refutes anything; an incomplete folder is a finding.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { evidenceFolders, readWhole } from '../judge/whole.ts';
import { isObject, list, word, type Json } from './json.ts';

/** The verdict of a selftest. */
export type Evidence = {
  /** Its verdict.json in the workspace. */
  readonly file: string;
  readonly accepted: boolean;
  readonly profile: string;
  /** Names of the reached rungs. */
  readonly rungs: readonly string[];
  /** By rung: the line of console.log that the verdict names. */
  readonly lines: ReadonlyMap<string, string>;
  readonly findings: readonly { readonly kind: string; readonly message: string }[];
  /** Hashes of the contracts that the run was built against, by id. */
  readonly contracts: ReadonlyMap<string, string>;
};

/** The evidence of all selftests. */
export type EvidenceResult = {
  /** Runs that ended, oldest first. */
  readonly runs: readonly Evidence[];
  /** Folders of runs that were interrupted. */
  readonly interrupted: readonly string[];
  /** Findings about folders that are not evidence. */
  readonly findings: readonly Diagnostic[];
};

/** The hashes of contracts by id, of a `contracts.json`. */
export function hashesOf(value: unknown): ReadonlyMap<string, string> {
  if (!isObject(value)) return new Map();
  const pairs = Object.entries(value).map(([id, of]): [string, string] => {
    return [id, isObject(of) ? word(of['sha256']) : word(of)];
  });
  return new Map(pairs.filter(([, hash]) => hash !== ''));
}

/** Whether a run was interrupted by a signal. */
function isInterrupted(verdict: unknown): boolean {
  const ending = isObject(verdict) ? verdict['ending'] : undefined;
  return isObject(ending) && ending['reason'] === 'interrupted';
}

const nameOf = (rung: Json): string => word(rung['rung'] ?? rung['marker']);

function evidenceOf(file: string, documents: Readonly<Record<string, unknown>>): Evidence {
  const { 'verdict.json': read, 'contracts.json': contracts, 'console.log': log } = documents;
  const logged = word(log).split('\n');
  const whole = isObject(read) ? read : {};
  const verdict = isObject(whole['verdict']) ? whole['verdict'] : whole;
  const climbed = list(verdict['rungs']).filter((one) => typeof one['line'] === 'number');
  return {
    file,
    accepted: verdict['accepted'] === true || verdict['ok'] === true,
    profile: word(verdict['profile']),
    rungs: climbed.map(nameOf),
    lines: new Map(climbed.map((one) => [nameOf(one), logged[Number(one['line']) - 1] ?? ''])),
    findings: list(verdict['findings']).map((one) => {
      return { kind: word(one['kind']), message: word(one['message']) };
    }),
    contracts: hashesOf(contracts),
  };
}

/** Reads the evidence of selftests. */
export function readEvidence(root: string): EvidenceResult {
  const runs: Evidence[] = [];
  const interrupted: string[] = [];
  const findings: Diagnostic[] = [];
  for (const folder of evidenceFolders(root, '.abicus/evidence')) {
    const whole = readWhole(root, folder, 'selftest');
    if (!whole.ok) {
      findings.push(whole.finding);
      continue;
    }
    if (isInterrupted(whole.documents['verdict.json'])) interrupted.push(folder);
    else runs.push(evidenceOf(`${folder}/verdict.json`, whole.documents));
  }
  return { runs, interrupted, findings };
}
