/** Saves the evidence of a run in the given folder, or in a new one. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { err, ok, type Result } from '@abicus/wire';
import { makeRunFolder, removeOldRuns, runId, writeEvidence } from './evidence.ts';
import type { Options } from './options.ts';
import { document, rungMarks } from './report.ts';
import type { Run } from './run.ts';

/** The data of a run besides its result. */
export interface RunContext {
  readonly options: Options;
  /** The hash of each contract of the system, by its id. */
  readonly contracts: Readonly<Record<string, string>>;
  /** Real time of the run in ms. */
  readonly wallMs: number;
  /** The start time. */
  readonly begun: Date;
  readonly cwd: string;
}

/** Writes the evidence; gives its folder, or the error as text. */
export function saveEvidence(
  run: Run,
  { options, contracts, wallMs, begun, cwd }: RunContext,
): Result<string, string> {
  let claimed: string | undefined;
  try {
    const asked = options.evidence === undefined ? undefined : resolve(cwd, options.evidence);
    const evidence = asked ?? (claimed = makeRunFolder(cwd, runId(begun, process.pid)));
    writeEvidence(evidence, {
      lines: run.lines,
      verdict: document(run, { options, wallMs, evidence }),
      contracts,
      capabilities: run.capabilities,
      counters: run.counters,
      trace: run.trace.json(rungMarks(run), run.counters),
    });
    if (options.evidence === undefined) removeOldRuns(cwd);
    return ok(evidence);
  } catch (error) {
    // An incomplete folder would be a finding of `prove` from then on.
    if (claimed !== undefined) rmSync(claimed, { recursive: true, force: true });
    return err(error instanceof Error ? error.message : String(error));
  }
}
