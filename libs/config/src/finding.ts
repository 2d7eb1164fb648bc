/** Findings of a file: what is wrong, where, what is due and what is there, and what mends it. */

import { visible } from '@abicus/wire';

/** A place in a text; lines and columns count from 1. */
export type Place = { readonly line: number; readonly col: number };

/** Something that is wrong with a file. */
export type ConfigFinding = Place & {
  readonly file: string;
  /** The path of the key, `retention.windows[2].name`; empty for the file as a whole. */
  readonly key: string;
  readonly message: string;
  /** What is due, in words; empty where nothing can be said. */
  readonly due: string;
  /** What is there, in words. */
  readonly found: string;
  /** What mends it; empty where nothing can be said. */
  readonly fix: string;
};

/** A finding as text, in one line or two; characters that a terminal takes for commands are escapes. */
export function formatFinding(finding: ConfigFinding): string {
  const { file, line, col, message, fix } = finding;
  const first = `${visible(file)}:${line}:${col} - error: ${visible(message)}`;
  return fix === '' ? first : `${first}\n  fix: ${visible(fix)}`;
}
