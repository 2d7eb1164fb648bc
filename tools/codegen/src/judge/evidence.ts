/**
 * What a judged log leaves: `.abicus/judged/<log and profile>/`, beside the evidence of our own runs and never among it.
 *
 *     verdict.json     the log by its hash, and what the recogniser says of it
 *     contracts.json   the contracts that it was held against, by hash
 */
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Verdict } from '@abicus/wire/ladder';
import type { Model } from '../model/types.ts';
import { sha256 } from '../output/hash.ts';
import { readIfThere } from '../output/write.ts';

/**
 * The kinds of evidence, and what each is worth to `prove`. A verdict of another kind is none.
 *
 *     selftest   a run of this workspace's own machine, from `.abicus/evidence`
 *     judge      a log of any system, from `.abicus/judged`: proof where its lines are stamped, else a claim
 */
export const EVIDENCE_KINDS = ['selftest', 'judge'] as const;

/** What a verdict.json is evidence of. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The kind of a verdict.json that was read. Runs of the selftest from before there were kinds say none. */
export function kindOf(found: Readonly<Record<string, unknown>>): EvidenceKind | undefined {
  const { kind = 'selftest' } = found;
  return EVIDENCE_KINDS.find((one) => one === kind);
}

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

/** A judged log with the hashes of the contracts that it was held against, by id. */
export type Claim = JudgedLog & { readonly contracts: ReadonlyMap<string, string> };

const FOLDER = '.abicus/judged';

/** Writes what a judged log leaves; the folder, relative to the root. One log judged again replaces its evidence. */
export function writeJudged(root: string, model: Model, judged: JudgedLog): string {
  const of = sha256(`${judged.log.sha256} ${judged.verdict.profile}`).slice(0, 16);
  const folder = `${FOLDER}/${of}`;
  const contracts = model.contracts.map(({ prose, sha256: hash }) => [prose.id, hash]);
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'contracts.json'), json(Object.fromEntries(contracts)));
  writeFileSync(join(root, folder, 'verdict.json'), json(judged));
  return folder;
}

function read<T>(path: string): T | undefined {
  try {
    return JSON.parse(readIfThere(path) ?? '') as T;
  } catch {
    return undefined;
  }
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

/** All judged logs, those whose evidence is not whole left out. */
export function readJudged(root: string): Claim[] {
  const paths = globSync(`${FOLDER}/*/verdict.json`, { cwd: root }).sort();
  return paths.flatMap((path): Claim[] => {
    const judged = read<Partial<JudgedLog>>(join(root, path));
    const hashes = read<Record<string, string>>(join(root, dirname(path), 'contracts.json'));
    if (!isJudged(judged) || hashes === undefined) return [];
    return [{ ...judged, contracts: new Map(Object.entries(hashes)) }];
  });
}
