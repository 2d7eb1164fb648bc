/** Findings of a file: what is wrong, where, the expected value, the value found, and the fix. */

import { visible } from '@abicus/wire';

/** A place in a text; lines and columns count from 1. */
export type Place = { readonly line: number; readonly col: number };

/** A fault of a file. */
export type ConfigFinding = Place & {
  readonly file: string;
  /** The path of the key, `retention.windows[2].name`; empty for the file as a whole. */
  readonly key: string;
  readonly message: string;
  /** The expected value, in words; empty if unknown. */
  readonly due: string;
  /** The value found, in words. */
  readonly found: string;
  /** The fix; empty if unknown. */
  readonly fix: string;
};

/** Formats a finding in one or two lines; escapes control characters that a terminal would execute. */
export function formatFinding(finding: ConfigFinding): string {
  const { file, line, col, message, fix } = finding;
  const first = `${visible(file)}:${line}:${col} - error: ${visible(message)}`;
  return fix === '' ? first : `${first}\n  fix: ${visible(fix)}`;
}
