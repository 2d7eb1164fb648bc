/** Reads and links contracts, without loading the emitters. */
import { byPlace, diagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { link, type LinkResult } from '../model/link.ts';
import { IR_VERSION } from '../read/ir.ts';
import { reader } from '../read/reader.ts';
import type { ContractSource, ReadResult } from '../read/source.ts';
import type { Workspace } from '../workspace/config.ts';
import type { ContractFile } from './inputs.ts';
import type { LinkedPackage } from './linked.ts';

/** The contracts, or the findings of all of them. */
export type SourcesResult =
  | { readonly ok: true; readonly sources: readonly ContractSource[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A finding if a linked package is written in a later version of the language than this one. */
function newerLanguage({ name, language, pos }: LinkedPackage): Diagnostic[] {
  if (language <= IR_VERSION) return [];
  const message = `'${name}' is written in version ${language} of the language, and this abicus reads up to ${IR_VERSION}`;
  const fix = `update abicus, or install an older version of ${name}`;
  return [diagnostic('link/newer', pos, message, { fix })];
}

function readOne({ file, text, fault, linked }: ContractFile): ReadResult {
  if (fault !== undefined) return { diagnostics: [fault] };
  if (linked === undefined) return reader.read(file, text);
  // What it can't be understood by is said once, of its package.
  if (linked.language > IR_VERSION) return { diagnostics: [] };
  const { source, diagnostics } = reader.read(file, text);
  const { name, scope } = linked;
  return source === undefined
    ? { diagnostics }
    : { source: { ...source, linked: { name, scope } }, diagnostics };
}

/** Reads contracts. Linking needs all of them, so one that cannot be read rejects the rest. */
export function readSources(files: readonly ContractFile[]): SourcesResult {
  const results = files.map(readOne);
  const newer = new Map(files.flatMap(({ linked }) => (linked ? [[linked.name, linked]] : [])));
  const diagnostics = [
    ...[...newer.values()].flatMap(newerLanguage),
    ...results.flatMap((result) => result.diagnostics),
  ];
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
