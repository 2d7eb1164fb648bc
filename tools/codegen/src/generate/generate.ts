/**
 * The verb `generate`: contracts in, everything that follows from them out.
 *
 * Nothing is written if any contract has a finding. If contracts, generator and outputs are those
 * of the last run, nothing is loaded either: parser and formatter come with `compute.ts`.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Emitter } from '../emit/emitter.ts';
import { writeOutputs, type Written } from '../output/write.ts';
import type { Workspace } from '../workspace/config.ts';
import { countIfFresh } from './fresh.ts';
import { inputsOf, readContracts } from './inputs.ts';

/** What a run may be told. */
export type GenerateOptions = {
  /** Removes generated files that nothing generates any more. */
  readonly prune?: boolean;
  /** Generates even if everything seems to be there. */
  readonly force?: boolean;
  /** Others than those of this package. */
  readonly emitters?: readonly Emitter[];
};

/** What a run did. */
export type GenerateResult =
  | { readonly status: 'fresh'; readonly contracts: number; readonly outputs: number }
  | ({ readonly status: 'written'; readonly contracts: number } & Written)
  | { readonly status: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** There is no contract: a run that looked at nothing has not succeeded. */
  | { readonly status: 'empty'; readonly folder: string };

/** The exit code of a run: 0 done, 1 refused, 2 nothing was looked at. */
export function exitCode(result: GenerateResult): 0 | 1 | 2 {
  if (result.status === 'refused') return 1;
  return result.status === 'empty' ? 2 : 0;
}

/** What a run would do, all outputs with their texts; or why it would do nothing. */
export type Plan =
  | {
      readonly status: 'planned';
      readonly contracts: number;
      readonly outputs: ReadonlyMap<string, string>;
    }
  | Extract<GenerateResult, { readonly status: 'fresh' | 'refused' | 'empty' }>;

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
  const computed = await compute(workspace, contracts, inputs, options.emitters, previous);
  if (!computed.ok) return { status: 'refused', diagnostics: computed.diagnostics };
  return { status: 'planned', contracts: contracts.length, outputs: computed.outputs };
}

/** Generates. */
export async function generate(
  workspace: Workspace,
  options: GenerateOptions = {},
): Promise<GenerateResult> {
  const planned = await plan(workspace, options);
  if (planned.status !== 'planned') return planned;
  const { contracts, outputs } = planned;
  const written = writeOutputs(workspace, outputs, options.prune === true);
  return { status: 'written', contracts, ...written };
}
