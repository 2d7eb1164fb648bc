/**
 * A file of generated code.
 *
 * Emitters print lines and blocks into it; rendering adds the header, the imports and the
 * formatting. Lines need no indentation: TypeScript is formatted by oxfmt, and other languages
 * take the indentation of blocks as it is.
 */
import type { Code, ImportedName } from './code.ts';

/** The part of a contract that a header names. */
export type Origin = { readonly file: string; readonly prose: { readonly id: string } };

/** What a file is made of until it is rendered. */
export type CodeFile = {
  /** Its path in the workspace, with `/`. */
  readonly path: string;
  readonly origins: readonly Origin[];
  readonly lines: readonly Line[];
  readonly mustUse: readonly string[];
  /** Prints a line. */
  readonly print: (...pieces: readonly Code[]) => void;
  /** Prints an empty line. */
  readonly blank: () => void;
  /** Prints a doc comment, if there is text, with an empty line before it where no block is open. */
  readonly doc: (text: string) => void;
  /** Prints a doc comment, if there is text, and a line below it. */
  readonly item: (doc: string, ...pieces: readonly Code[]) => void;
  /** The same without an empty line before it. */
  readonly entry: (doc: string, ...pieces: readonly Code[]) => void;
  /** Prints `head {`, what `body` prints, and `}`. */
  readonly block: (head: Code, body: () => void) => void;
  /** Prints `head {`, what `body` prints, and `tail`. */
  readonly closed: (head: Code, tail: Code, body: () => void) => void;
  /** Says that the result of this exported function must not be dropped. */
  readonly keep: (functionName: string) => void;
};

/** A line: its depth in blocks, and what stands in it. */
export type Line = { readonly depth: number; readonly pieces: readonly Code[] };

/** Starts a file at a path of the workspace, generated from these contracts. */
export function codeFile(path: string, origins: readonly Origin[]): CodeFile {
  const lines: Line[] = [];
  const mustUse: string[] = [];
  let depth = 0;
  const print = (...pieces: readonly Code[]): void => {
    lines.push({ depth, pieces });
  };
  const blank = (): void => print();
  const note = (text: string): void => {
    if (text !== '') print({ kind: 'doc', text });
  };
  const doc = (text: string): void => {
    if (depth === 0 && (lines.at(-1)?.pieces.length ?? 0) > 0) blank();
    note(text);
  };
  const closed = (head: Code, tail: Code, body: () => void): void => {
    print(head, ' {');
    depth++;
    body();
    depth--;
    print(tail);
  };
  return {
    path,
    origins,
    lines,
    mustUse,
    print,
    blank,
    doc,
    item: (text, ...pieces) => {
      doc(text);
      print(...pieces);
    },
    entry: (text, ...pieces) => {
      note(text);
      print(...pieces);
    },
    block: (head, body) => closed(head, '}', body),
    closed,
    keep: (functionName) => {
      mustUse.push(functionName);
    },
  };
}

/**
 * Text that can stand in a comment of every language: it neither ends one nor begins another, and has no
 * character that a compiler rejects there.
 */
export function commentText(text: string): string {
  return (
    text
      .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\0-\x09\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
      .replaceAll('*/', '* /')
      .replaceAll('/*', '/ *')
      .replaceAll(/\\(?=\s*(?:\n|$))/g, '\\.')
  );
}

/** A doc comment as lines of TypeScript, C or Rust. */
export function docLines(text: string): string[] {
  const safe = commentText(text).split('\n');
  if (safe.length === 1) return [`/** ${safe[0] ?? ''} */`];
  return ['/**', ...safe.map((line) => (line === '' ? ' *' : ` * ${line}`)), ' */'];
}

/** Every imported name in a file. */
export function importsOf(file: CodeFile): ImportedName[] {
  const found: ImportedName[] = [];
  const visit = (piece: Code): void => {
    if (Array.isArray(piece)) piece.forEach(visit);
    else if (typeof piece === 'object' && 'kind' in piece && piece.kind === 'import')
      found.push(piece);
  };
  for (const line of file.lines) line.pieces.forEach(visit);
  return found;
}
