/** The verb `trace`. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readContracts } from '../generate/inputs.ts';
import { readSources } from '../generate/sources.ts';
import { link } from '../model/link.ts';
import type { Workspace } from '../workspace/config.ts';
import { decode, type Decoded } from './trace.ts';

export { decodedLine, type Decoded } from './trace.ts';

/** What a file holds, or the findings of the contracts that it should be read with. */
export type TraceResult =
  | { readonly ok: true; readonly events: readonly Decoded[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Decodes the text of a log or trace with the contracts of a workspace. */
export function trace(workspace: Workspace, text: string): TraceResult {
  const read = readSources(readContracts(workspace));
  if (!read.ok) return { ok: false, diagnostics: read.diagnostics };
  const linked = link(read.sources, workspace);
  if (!linked.ok) return { ok: false, diagnostics: linked.diagnostics };
  return { ok: true, events: decode(linked.model, text) };
}
