/**
 * Evidence of judged logs: `.abicus/judged/<log and profile>/`, separate from the evidence of selftests.
 *
 *     verdict.json     the log by its hash, and what the recogniser says of it
 *     contracts.json   the contracts that it was judged by, by hash
 */
import type { EvidenceTexts, Verdict } from '@abicus/wire/ladder';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { removeInside, writeInside } from '../files/inside.ts';
import type { Model } from '../model/types.ts';
import { sha256 } from '../output/hash.ts';
import { evidenceFolders, notWhole, readWhole } from './whole.ts';

/** A log that was judged. */
export type JudgedLog = {
  readonly kind: 'judge';
  readonly log: {
    /** As it was named on the command line. */
    readonly file: string;
    readonly sha256: string;
    readonly bytes: number;
  };
  readonly stamp: 'emitter' | 'none';
  readonly verdict: Verdict;
};

/** A judged log with the hashes of the contracts that it was judged by, by id. */
export type Claim = JudgedLog & { readonly contracts: ReadonlyMap<string, string> };

const FOLDER = '.abicus/judged';

/** Writes the evidence of a judged log and returns its folder, relative to the root. A repeated judgement replaces it. */
export function writeJudged(root: string, model: Model, judged: JudgedLog): string {
  const of = sha256(`${judged.log.sha256} ${judged.verdict.profile}`).slice(0, 16);
  const folder = `${FOLDER}/${of}`;
  const contracts = model.contracts.map(({ prose, sha256: hash }) => [prose.id, hash]);
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  const texts: EvidenceTexts<'judge'> = {
    'contracts.json': json(Object.fromEntries(contracts)),
    'verdict.json': json(judged),
  };
  // The verdict is written last: without it the evidence is incomplete, so two runs can't be mixed.
  removeInside(root, `${folder}/verdict.json`);
  for (const [file, text] of Object.entries(texts)) writeInside(root, `${folder}/${file}`, text);
  return folder;
}

/** Whether what stands in a verdict.json is that of a judged log. */
function isJudged(value: Partial<JudgedLog> | undefined): value is JudgedLog {
  const { log, stamp, verdict } = value ?? {};
  return (
    value?.kind === 'judge' &&
    typeof log?.sha256 === 'string' &&
    typeof log.file === 'string' &&
    (stamp === 'emitter' || stamp === 'none') &&
    Array.isArray(verdict?.rungs)
  );
}

/** Judged logs, and findings about folders that are not evidence. */
export type JudgedResult = {
  readonly claims: readonly Claim[];
  readonly findings: readonly Diagnostic[];
};

/** All judged logs. */
export function readJudged(root: string): JudgedResult {
  const claims: Claim[] = [];
  const findings: Diagnostic[] = [];
  for (const folder of evidenceFolders(root, FOLDER)) {
    const whole = readWhole(root, folder, 'judge');
    if (!whole.ok) {
      findings.push(whole.finding);
      continue;
    }
    const judged = whole.documents['verdict.json'] as Partial<JudgedLog>;
    const hashes = whole.documents['contracts.json'] as Record<string, string>;
    if (isJudged(judged)) claims.push({ ...judged, contracts: new Map(Object.entries(hashes)) });
    else findings.push(notWhole(folder, 'verdict.json', `${folder} holds no verdict of a log`));
  }
  return { claims, findings };
}
