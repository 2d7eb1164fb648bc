/**
 * The verb `generate`: writes all files that are generated from the contracts.
 *
 * Nothing is written if any contract has a finding. If contracts, generator and outputs are those
 * of the last run, nothing is loaded either: parser and formatter come with `compute.ts`.
 */
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Emitter } from '../emit/emitter.ts';
import { isClaimed, staged, withClaim } from '../files/claim.ts';
import { failureFinding, fileFailure } from '../files/failure.ts';
import { operations, type FileOperations } from '../files/operations.ts';
import { recover, STAGING } from '../files/replace.ts';
import { outputFaults, writeOutputs, type WriteResult } from '../output/write.ts';
import type { Workspace } from '../workspace/config.ts';
import { linkFault } from '../workspace/paths.ts';
import { countIfFresh } from './fresh.ts';
import { inputsOf, readContracts } from './inputs.ts';

/** Options of a run. */
export type GenerateOptions = {
  /** Removes left-over generated files. */
  readonly prune?: boolean;
  /** Generates even if all outputs seem up to date. */
  readonly force?: boolean;
  /** Other emitters than those of this package. */
  readonly emitters?: readonly Emitter[];
  /** File system operations; tests pass operations that fail. */
  readonly files?: FileOperations;
};

/** Notes beside the result: why numbers were not compared with a base. */
type Notes = readonly string[];

/** The result of a run. */
export type GenerateResult =
  | { readonly status: 'fresh'; readonly contracts: number; readonly outputs: number }
  | ({
      readonly status: 'written';
      readonly contracts: number;
      readonly notes: Notes;
    } & WriteResult)
  | { readonly status: 'rejected'; readonly diagnostics: readonly Diagnostic[] }
  /** A file system error; everything is as it was. */
  | { readonly status: 'failed'; readonly diagnostics: readonly Diagnostic[] }
  /** There is no contract, so the run has not succeeded. */
  | { readonly status: 'empty'; readonly folder: string };

const EXITS = { fresh: 0, written: 0, rejected: 1, failed: 2, empty: 2 } as const;

/** Returns the exit code of a run: 0 done, 1 rejected, 2 no contract, or nothing could be written. */
export function exitCode(result: GenerateResult): 0 | 1 | 2 {
  return EXITS[result.status];
}

/** The plan of a run: all outputs with their texts; or the reason why it would write nothing. */
export type Plan =
  | {
      readonly status: 'planned';
      readonly contracts: number;
      readonly outputs: ReadonlyMap<string, string>;
      readonly notes: Notes;
    }
  | Extract<GenerateResult, { readonly status: 'fresh' | 'rejected' | 'empty' }>;

/** Computes what `generate` would write, without writing. */
export async function plan(workspace: Workspace, options: GenerateOptions = {}): Promise<Plan> {
  const contracts = readContracts(workspace);
  if (contracts.length === 0) return { status: 'empty', folder: workspace.contracts };
  const inputs = inputsOf(workspace, contracts);
  if (options.force !== true && options.prune !== true) {
    const outputs = countIfFresh(workspace, inputs);
    if (outputs !== undefined) return { status: 'fresh', contracts: contracts.length, outputs };
  }
  const { compute } = await import('./compute.ts');
  const { findBase } = await import('../diff/base.ts');
  const base = findBase(workspace);
  const previous = base.ok ? base.base.sources : [];
  // Contracts can be generated from without a base; `check` requires one.
  const notes = base.ok || base.none ? [] : [`numbers were not compared with a base: ${base.why}`];
  const computed = await compute(workspace, contracts, inputs, options.emitters, previous);
  if (!computed.ok) return { status: 'rejected', diagnostics: computed.diagnostics };
  const faults = outputFaults(workspace.root, computed.outputs.keys());
  if (faults.length > 0) return { status: 'rejected', diagnostics: faults };
  return { status: 'planned', contracts: contracts.length, outputs: computed.outputs, notes };
}

/** Handles a run with nothing to do: it makes no claim and writes nothing. */
function freshRun(workspace: Workspace, options: GenerateOptions): GenerateResult | undefined {
  if (options.force === true || options.prune === true) return undefined;
  const names = staged(operations, workspace.root);
  if (names !== undefined && !isClaimed(names)) return undefined;
  const contracts = readContracts(workspace);
  if (contracts.length === 0) return undefined;
  const outputs = countIfFresh(workspace, inputsOf(workspace, contracts));
  return outputs === undefined
    ? undefined
    : { status: 'fresh', contracts: contracts.length, outputs };
}

/** Completes or undoes a killed run, then plans and writes. */
async function run(
  workspace: Workspace,
  options: GenerateOptions,
  files: FileOperations,
): Promise<GenerateResult> {
  recover(files, workspace.root);
  const planned = await plan(workspace, options);
  if (planned.status !== 'planned') return planned;
  const { contracts, outputs, notes } = planned;
  const written = writeOutputs(files, workspace, outputs, options.prune === true);
  return { status: 'written', contracts, notes, ...written };
}

/** Generates all outputs: either all are written, or none. */
export async function generate(
  workspace: Workspace,
  options: GenerateOptions = {},
): Promise<GenerateResult> {
  const { root } = workspace;
  try {
    const fresh = freshRun(workspace, options);
    if (fresh !== undefined) return fresh;
    const link = linkFault(root, STAGING);
    if (link !== undefined) {
      const pos = { file: STAGING, line: 1, col: 1 };
      const fault = diagnostic('path/outside', pos, link, { fix: 'put a folder there' });
      return { status: 'rejected', diagnostics: [fault] };
    }
    const { files = operations } = options;
    return await withClaim(files, root, () => run(workspace, options, files));
  } catch (error) {
    const failure = fileFailure(error);
    if (failure === undefined) throw error;
    return { status: 'failed', diagnostics: [failureFinding(root, failure)] };
  }
}
