/**
 * The evidence of a run: a folder that can be checked without another run.
 *
 *     console.log      the console output of the machine
 *     verdict.json     the verdict of the recogniser, and all data of the run
 *     contracts.json   ids and hashes of the contracts that the run was built against
 *     trace.json       the trace of the harts, for Perfetto
 *     capabilities.json  which task held which capability at the last rung
 *     counters.json      what each service had counted until then
 *
 * `abicus prove` rejects a folder in which a file is missing.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EvidenceTexts, HeldCapabilities, RunCounters } from '@abicus/wire/ladder';
import { makeFolder, tryMakeFolder } from './folders.ts';

/** The maximum number of runs that one process may begin within a millisecond. */
const MAX_ATTEMPTS = 100;

/** The number of runs to keep in the default folder. */
export const MAX_RUNS = 64;

/** Matches the ids of `runId`, with the suffix of `makeRunFolder`. They sort by time. */
const RUN = /^\d{8}T\d{9}Z-\d+(?:-\d+)?$/;

/** The content of a folder of evidence. */
export interface EvidenceBundle {
  readonly lines: readonly string[];
  readonly verdict: unknown;
  readonly contracts: unknown;
  readonly capabilities: HeldCapabilities;
  readonly counters: RunCounters;
  readonly trace: string;
}

/** The default parent of the folders of evidence. */
function evidenceRoot(cwd: string): string {
  return join(cwd, '.abicus', 'evidence');
}

/** The id of a run: its start time and process, so that simultaneous runs have separate folders. */
export function runId(now: Date, pid: number): string {
  return `${now.toISOString().replaceAll(/[-:.]/g, '')}-${pid}`;
}

/**
 * Creates the folder of a run. A suffix distinguishes runs that begin at the same time in one process.
 * A folder given by `--evidence` is used as it is, without this function.
 */
export function makeRunFolder(cwd: string, run: string): string {
  const wanted = join(evidenceRoot(cwd), run);
  makeFolder(dirname(wanted));
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const folder = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    // An existing folder belongs to another run.
    if (tryMakeFolder(folder) === undefined) return folder;
  }
  throw new Error(`${wanted} and ${MAX_ATTEMPTS - 1} more like it belong to other runs`);
}

/** Removes the oldest runs beyond MAX_RUNS. Folders with other names stay. */
export function removeOldRuns(cwd: string): void {
  const all = evidenceRoot(cwd);
  const runs = readdirSync(all).filter((name) => RUN.test(name));
  const old = runs.toSorted().slice(0, -MAX_RUNS);
  for (const name of old) {
    try {
      rmSync(join(all, name), { recursive: true, force: true });
    } catch {
      // Another process is removing it, or it belongs to another user: this run is not affected.
    }
  }
}

/** Writes the files of a folder, the verdict last: a run that is killed meanwhile leaves no verdict. */
export function writeEvidence(folder: string, bundle: EvidenceBundle): void {
  makeFolder(folder);
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  const texts: EvidenceTexts<'selftest'> = {
    'capabilities.json': json(bundle.capabilities),
    'console.log': bundle.lines.map((line) => `${line}\n`).join(''),
    'contracts.json': json(bundle.contracts),
    'counters.json': json(bundle.counters),
    'trace.json': bundle.trace,
    'verdict.json': json(bundle.verdict),
  };
  // A given folder may contain an older run: its verdict must not be combined with files of this run.
  rmSync(join(folder, 'verdict.json'), { force: true });
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
}
