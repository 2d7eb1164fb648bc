/**
 * Measures a contract before it is parsed: the parser recurses with each level of nesting, and a
 * finding for each token of a file that is not a contract would be useless.
 */
import { ts } from '@ts-morph/common';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { MAX_CHAIN, MAX_DEPTH, MAX_ELEMENTS, SPLIT, tooLarge } from './bounds.ts';

const { SyntaxKind } = ts;
const OPEN = new Set<ts.SyntaxKind>([
  SyntaxKind.OpenBraceToken,
  SyntaxKind.OpenBracketToken,
  SyntaxKind.OpenParenToken,
  SyntaxKind.TemplateHead,
]);
const CLOSE = new Set<ts.SyntaxKind>([
  SyntaxKind.CloseBraceToken,
  SyntaxKind.CloseBracketToken,
  SyntaxKind.CloseParenToken,
]);
/** Tokens that begin another member or statement. Parentheses do not: `if (a) if (a) …` nests. */
const BREAKS = new Set<ts.SyntaxKind>([
  SyntaxKind.OpenBraceToken,
  SyntaxKind.CloseBraceToken,
  SyntaxKind.OpenBracketToken,
  SyntaxKind.CloseBracketToken,
  SyntaxKind.CommaToken,
  SyntaxKind.SemicolonToken,
]);

/** A limit that a text exceeds, and the offset of the token that does. */
type Excess = { readonly at: number; readonly message: string; readonly fix: string };

/** The first excess of a text, token by token. */
function excessOf(text: string): Excess | undefined {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  const open: ts.SyntaxKind[] = [];
  let elements = 0;
  let chain = 0;
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const closesHole =
      kind === SyntaxKind.CloseBraceToken && open.at(-1) === SyntaxKind.TemplateHead;
    // The rest of a template has no tokens; a hole ends with the template or before the next hole.
    if (closesHole && scanner.reScanTemplateToken(false) === SyntaxKind.TemplateMiddle) continue;
    if (OPEN.has(kind)) open.push(kind);
    else if (CLOSE.has(kind)) open.pop();
    if (kind === SyntaxKind.CommaToken || kind === SyntaxKind.SemicolonToken || OPEN.has(kind)) {
      elements++;
    }
    chain = BREAKS.has(kind) ? 0 : chain + 1;
    const at = scanner.getTokenStart();
    if (open.length > MAX_DEPTH) {
      const message = `a contract may nest at most ${MAX_DEPTH} brackets`;
      return { at, message, fix: 'name the inner part, and refer to it by its name' };
    }
    if (chain > MAX_CHAIN) {
      const message = `a value of a contract may have at most ${MAX_CHAIN} tokens in a row`;
      return { at, message, fix: 'write it as a literal, or as a call of the contract language' };
    }
    if (elements > MAX_ELEMENTS) {
      return { at, message: `a contract may have at most ${MAX_ELEMENTS} elements`, fix: SPLIT };
    }
  }
  return undefined;
}

/** The finding about a text that exceeds a limit. */
export function overLimit(file: string, text: string): Diagnostic | undefined {
  const large = tooLarge(file, Buffer.byteLength(text));
  if (large !== undefined) return large;
  const excess = excessOf(text);
  if (excess === undefined) return undefined;
  const before = text.slice(0, excess.at);
  const line = before.split('\n').length;
  const col = excess.at - before.lastIndexOf('\n');
  return diagnostic('input/limit', { file, line, col }, excess.message, { fix: excess.fix });
}
