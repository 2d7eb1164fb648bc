/**
 * Reads the evidence of selftests: `.abicus/evidence/<run>/`, one folder per run.
 *
 * An interrupted run neither proves nor refutes anything; an incomplete folder is a finding.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { evidenceFolders, readWhole } from '../judge/whole.ts';
import { list, object, word } from './json.ts';

/** The verdict of a selftest. */
export type Evidence = {
  /** Its verdict.json in the workspace. */
  readonly file: string;
  readonly accepted: boolean;
  readonly profile: string;
  /** The reached rungs by name: the line of console.log that the verdict names. */
  readonly rungs: ReadonlyMap<string, string>;
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
  return new Map(Object.entries(object(value)).map(([id, hash]) => [id, word(hash)]));
}

/** Whether a run was interrupted by a signal. */
function isInterrupted(verdict: unknown): boolean {
  return object(object(verdict)['ending'])['reason'] === 'interrupted';
}

function evidenceOf(file: string, documents: Readonly<Record<string, unknown>>): Evidence {
  const verdict = object(documents['verdict.json']);
  const logged = word(documents['console.log']).split('\n');
  const reached = list(verdict['rungs']).flatMap(({ marker, line }): [string, string][] =>
    typeof line === 'number' ? [[word(marker), logged[line - 1] ?? '']] : [],
  );
  return {
    file,
    accepted: verdict['ok'] === true,
    profile: word(verdict['profile']),
    rungs: new Map(reached),
    findings: list(verdict['findings']).map((one) => {
      return { kind: word(one['kind']), message: word(one['message']) };
    }),
    contracts: hashesOf(documents['contracts.json']),
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
