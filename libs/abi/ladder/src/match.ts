// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:244c1a8698c8a2f9

/** What the text of a line is, by what contracts declare. */
import { DECLARED, NAMESPACES, RUNGS, type Rung } from './ladder.ts';

/** What a text is. */
export type Match =
  /** A marker, perhaps with a detail. */
  | { readonly kind: 'marker'; readonly rung: Rung }
  /** The twin of a marker: its assertion failed. */
  | { readonly kind: 'twin'; readonly rung: Rung }
  /** A diagnostic or an audit line. */
  | { readonly kind: 'declared'; readonly by: string | undefined }
  /** It looks like a marker, and is declared nowhere. */
  | { readonly kind: 'undeclared' }
  /** Anything else. */
  | { readonly kind: 'free' };

const EXACT: ReadonlyMap<string, Match> = new Map(
  RUNGS.map((rung) => [rung.text, { kind: 'marker', rung }]),
);
const FREE: Match = { kind: 'free' };
const UNDECLARED: Match = { kind: 'undeclared' };

const startsWithWord = (text: string, start: string): boolean =>
  text.startsWith(start) && (text.length === start.length || text[start.length] === ' ');

/** Tells what a text is. A marker comes before a diagnostic that it would be an example of. */
export function matchText(text: string): Match {
  const exact = EXACT.get(text);
  if (exact !== undefined) return exact;
  for (const rung of RUNGS) {
    if (startsWithWord(text, rung.fail)) return { kind: 'twin', rung };
    if (rung.detail && startsWithWord(text, rung.text)) return { kind: 'marker', rung };
  }
  for (const { pattern, by } of DECLARED) if (pattern.test(text)) return { kind: 'declared', by };
  return NAMESPACES.some((start) => text.startsWith(start)) ? UNDECLARED : FREE;
}
