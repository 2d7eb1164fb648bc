/** Findings: the problem, its place, related places, and the fix. */
import { visible } from './visible.ts';

/** A place in a source file; lines and columns count from 1. */
export type Pos = { readonly file: string; readonly line: number; readonly col: number };

/** Every kind of finding and its stable code. `abicus explain` explains a code. */
export const CODES = {
  'contract/non-literal': 'ABI1001',
  'contract/unknown-key': 'ABI1002',
  'contract/duplicate-key': 'ABI1002',
  'contract/missing-key': 'ABI1002',
  'contract/wrong-kind': 'ABI1002',
  'contract/bad-name': 'ABI1003',
  'input/limit': 'ABI1004',
  'input/unreadable': 'ABI1005',
  'path/outside': 'ABI1006',
  'path/name': 'ABI1006',
  'config/wrong': 'ABI1007',
  'files/failed': 'ABI1008',
  'schema/wrong': 'ABI1009',
  'persisted/key': 'ABI1010',
  'persisted/version': 'ABI1010',
  'link/missing': 'ABI1011',
  'link/wrong': 'ABI1011',
  'link/newer': 'ABI1011',
  'contract/reads-differ': 'ABI1101',
  'registry/taken': 'ABI2001',
  'registry/renumbered': 'ABI2002',
  'ref/unknown': 'ABI2003',
  'ref/unused': 'ABI2003',
  'ref/ambiguous': 'ABI2003',
  'ref/cycle': 'ABI2003',
  'ref/draft': 'ABI2003',
  'ref/unordered': 'ABI2003',
  'calls/denied': 'ABI2004',
  'calls/unreachable': 'ABI2004',
  'calls/undeclared': 'ABI2004',
  'calls/answer': 'ABI2004',
  'calls/itself': 'ABI2005',
  'calls/cycle': 'ABI2005',
  'budget/frame': 'ABI2101',
  'budget/size': 'ABI2101',
  'budget/range': 'ABI2101',
  'budget/exceeded': 'ABI2102',
  'budget/missing': 'ABI2102',
  'supervision/endless': 'ABI2103',
  'supervision/unpaced': 'ABI2104',
} as const;

/** The name of a kind of finding. */
export type Slug = keyof typeof CODES;

/** A related place of a finding: the other declaration, the similar name. */
export type RelatedPlace = Pos & { readonly label: string; readonly text: string };

/** A finding. The fields `code` and `slug` may come from verbs other than `generate`. */
export type Diagnostic = Pos & {
  readonly code: string;
  readonly slug: string;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** The fix; empty if there is no proposal. */
  readonly fix: string;
};

/** Optional parts of a finding. */
export type Extras = { readonly related?: readonly RelatedPlace[]; readonly fix?: string };

/** Makes a finding of a known kind. */
export function diagnostic(slug: Slug, pos: Pos, message: string, extras: Extras = {}): Diagnostic {
  const { file, line, col } = pos;
  const fix = extras.fix ?? '';
  return { code: CODES[slug], slug, file, line, col, message, related: extras.related ?? [], fix };
}

/** Makes a related place: its label, position and text. */
export function related(label: string, pos: Pos, text: string): RelatedPlace {
  return { label, file: pos.file, line: pos.line, col: pos.col, text };
}

/** Order by place, then by code: independent of the order in which findings were made. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line) return a.line - b.line;
  if (a.col !== b.col) return a.col - b.col;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.message < b.message ? -1 : a.message > b.message ? 1 : 0;
}

/** The text form of a finding, several lines. */
export function formatDiagnostic(d: Diagnostic): string {
  const lines = [`${d.file}:${d.line}:${d.col} - error ${d.code} ${d.slug}: ${d.message}`];
  for (const r of d.related) {
    lines.push(`  ${`${r.label}:`.padEnd(9)} ${r.file}:${r.line}:${r.col}  ${r.text}`);
  }
  if (d.fix !== '') lines.push(`  fix:      ${d.fix}   (why: \`abicus explain ${d.code}\`)`);
  // Text of a contract must not break a line or change the direction of text.
  return lines.map(visible).join('\n');
}
