/**
 * The two lines at the head of a generated file: where it comes from, and the hash of its body,
 * which tells an edited file from a stale one without generating it again.
 */
import type { Origin } from './code-file.ts';
import { shortHash } from './hash.ts';

const COMMENTS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  ts: ['// ', ''],
  js: ['// ', ''],
  c: ['// ', ''],
  h: ['// ', ''],
  rs: ['// ', ''],
  md: ['<!-- ', ' -->'],
  toml: ['# ', ''],
  yaml: ['# ', ''],
  yml: ['# ', ''],
};

function commentOf(path: string): readonly [open: string, close: string] | undefined {
  return COMMENTS[path.slice(path.lastIndexOf('.') + 1)];
}

function sources(origins: readonly Origin[], contracts: string): string {
  if (origins.length === 0 || origins.length > 2) return `${contracts}/*.contract.ts`;
  return origins.map(({ file, prose }) => `${file} (${prose.id})`).join(', ');
}

/** A file's text with its header, if its kind of file has comments. */
export function withHeader(
  path: string,
  origins: readonly Origin[],
  contracts: string,
  body: string,
): string {
  const comment = commentOf(path);
  if (comment === undefined) return body;
  const [open, close] = comment;
  const from = sources(origins, contracts);
  const first = `@generated from ${from}. Do not edit: change the contract, then run \`abicus generate\`.`;
  return `${open}${first}${close}\n${open}body sha256:${shortHash(body)}${close}\n\n${body}`;
}

/** Whether a text begins as generated files do. */
export function isGenerated(text: string): boolean {
  return /^(?:\/\/|<!--|#) @generated from /.test(text);
}

/** The body of a generated file, and whether it is the one that its header was made for. */
export function readHeader(
  text: string,
): { readonly body: string; readonly said: string; readonly is: string } | undefined {
  const match = /^[^\n]*@generated from [^\n]*\n[^\n]*body sha256:([0-9a-f]{16})[^\n]*\n\n/.exec(
    text,
  );
  if (match === null) return undefined;
  const body = text.slice(match[0].length);
  return { body, said: match[1] ?? '', is: shortHash(body) };
}
