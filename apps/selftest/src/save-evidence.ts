/** Leaves the evidence of a run where it was asked for, or in a folder of its own. */
import { rmSync } from 'node:fs';
import { CONTRACTS } from '@abicus/abi-ladder';
import { err, ok, type Result } from '@abicus/wire';
import { makeRunFolder, removeOldRuns, runId, writeEvidence } from './evidence.ts';
import type { Options } from './options.ts';
import { document, rungMarks } from './report.ts';
import type { Run } from './run.ts';

/** What is known of a run beside what it came to. */
export interface RunContext {
  readonly options: Options;
  /** Real time of the run in ms. */
  readonly wallMs: number;
  /** When it began. */
  readonly begun: Date;
  readonly cwd: string;
}

/** Writes the evidence; gives its folder, or what stood in the way, in words. */
export function saveEvidence(
  run: Run,
  { options, wallMs, begun, cwd }: RunContext,
): Result<string, string> {
  let claimed: string | undefined;
  try {
    const evidence = options.evidence ?? (claimed = makeRunFolder(cwd, runId(begun, process.pid)));
    writeEvidence(evidence, {
      lines: run.lines,
      verdict: document(run, { options, wallMs, evidence }),
      contracts: CONTRACTS,
      trace: run.trace.json(rungMarks(run)),
    });
    if (options.evidence === undefined) removeOldRuns(cwd);
    return ok(evidence);
  } catch (error) {
    // What could be written is not whole, and a finding of `prove` for ever.
    if (claimed !== undefined) rmSync(claimed, { recursive: true, force: true });
    return err(error instanceof Error ? error.message : String(error));
  }
}
