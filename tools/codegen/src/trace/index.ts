/** The verb `trace`. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readContracts } from '../generate/inputs.ts';
import { linkFiles } from '../generate/sources.ts';
import type { Workspace } from '../workspace/config.ts';
import { decode, type DecodedEvent } from './trace.ts';

export { decodedLine, type DecodedEvent } from './trace.ts';

/** The decoded events of a file, or the findings of the contracts. */
export type TraceResult =
  | { readonly ok: true; readonly events: readonly DecodedEvent[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Decodes the text of a log or trace with the contracts of a workspace. */
export function trace(workspace: Workspace, text: string): TraceResult {
  const linked = linkFiles(readContracts(workspace), workspace);
  return linked.ok ? { ok: true, events: decode(linked.model, text) } : linked;
}
