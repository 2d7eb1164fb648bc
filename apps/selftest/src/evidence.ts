/**
 * The evidence of a run: a folder that a reader can judge without running anything.
 *
 *     console.log      what the machine printed
 *     verdict.json     what the recogniser says of it, and the whole of the run's facts
 *     contracts.json   the contracts that the run was built against, by hash
 *     trace.json       what each hart did, for Perfetto
 *
 * `abicus prove` rejects a folder that lacks one of them.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EvidenceTexts } from '@abicus/wire/ladder';
import { makeFolder, tryMakeFolder } from './folders.ts';

/** How many runs may begin in one process within one millisecond. */
const MAX_ATTEMPTS = 100;

/** How many runs are kept that nobody named a folder for. */
export const MAX_RUNS = 64;

/** The names that `runId` gives, with the number that `claimFolder` may add. They sort by time. */
const RUN = /^\d{8}T\d{9}Z-\d+(?:-\d+)?$/;

/** What is written. */
export interface EvidenceBundle {
  readonly lines: readonly string[];
  readonly verdict: unknown;
  readonly contracts: unknown;
  readonly trace: string;
}

/** Where the evidence of runs goes if nobody says so, a folder each. */
function evidenceRoot(cwd: string): string {
  return join(cwd, '.abicus', 'evidence');
}

/** A name for a run: when it began, and the process that ran it, so that two at one moment have two folders. */
export function runId(now: Date, pid: number): string {
  return `${now.toISOString().replaceAll(/[-:.]/g, '')}-${pid}`;
}

/**
 * Makes a folder that no other run has: of two that begin at one moment in one process, the second gets a number more.
 * A folder that was asked for by name is taken as it is.
 */
export function makeRunFolder(cwd: string, run: string): string {
  const wanted = join(evidenceRoot(cwd), run);
  makeFolder(dirname(wanted));
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
    const folder = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    // Nothing is made if there is such a folder already: then another run has it.
    if (tryMakeFolder(folder) === undefined) return folder;
  }
  throw new Error(`${wanted} and ${MAX_ATTEMPTS - 1} more like it belong to other runs`);
}

/** Removes the oldest runs beyond those that are kept. A folder that somebody named stays. */
export function removeOldRuns(cwd: string): void {
  const all = evidenceRoot(cwd);
  const runs = readdirSync(all).filter((name) => RUN.test(name));
  const old = runs.toSorted().slice(0, -MAX_RUNS);
  for (const name of old) {
    try {
      rmSync(join(all, name), { recursive: true, force: true });
    } catch {
      // Another process is removing it, or another user left it: neither takes anything from this run.
    }
  }
}

/** Writes a bundle, the verdict last: a run that is killed while it writes leaves none. */
export function writeEvidence(folder: string, bundle: EvidenceBundle): void {
  makeFolder(folder);
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  const texts: EvidenceTexts<'selftest'> = {
    'console.log': bundle.lines.map((line) => `${line}\n`).join(''),
    'contracts.json': json(bundle.contracts),
    'trace.json': bundle.trace,
    'verdict.json': json(bundle.verdict),
  };
  // A named folder may hold the evidence of another run: until the verdict is there it is not whole.
  rmSync(join(folder, 'verdict.json'), { force: true });
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
}
