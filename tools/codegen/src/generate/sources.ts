/** Reads and links contracts, without loading the emitters. */
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { link, type LinkResult } from '../model/link.ts';
import { reader } from '../read/reader.ts';
import type { ContractSource, ReadResult } from '../read/source.ts';
import type { Workspace } from '../workspace/config.ts';
import type { ContractFile } from './inputs.ts';

/** The contracts, or the findings of all of them. */
export type SourcesResult =
  | { readonly ok: true; readonly sources: readonly ContractSource[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads contracts. Linking needs all of them, so one that cannot be read rejects the rest. */
export function readSources(files: readonly ContractFile[]): SourcesResult {
  const results: ReadResult[] = files.map(({ file, text, fault }) =>
    fault === undefined ? reader.read(file, text) : { diagnostics: [fault] },
  );
  const diagnostics = results.flatMap((result) => result.diagnostics);
  if (diagnostics.length > 0) return { ok: false, diagnostics: [...diagnostics].sort(byPlace) };
  return {
    ok: true,
    sources: results.flatMap(({ source }) => (source === undefined ? [] : [source])),
  };
}

/** Reads and links contracts. */
export function linkFiles(files: readonly ContractFile[], workspace: Workspace): LinkResult {
  const read = readSources(files);
  return read.ok ? link(read.sources, workspace) : read;
}
