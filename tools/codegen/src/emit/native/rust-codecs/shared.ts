/** The shared part of the Rust crate's codecs, printed once as its module `wire`. */
import type { CodeFile } from '../../../output/code-file.ts';
import { FRAMES } from './shared-frames.ts';
import { READING } from './shared-reading.ts';
import { VALUES } from './shared-values.ts';
import { WRITING } from './shared-writing.ts';

const ALL = [VALUES, READING, WRITING];

/** All identifiers in the shared part, of any kind. */
export function sharedWords(): string[] {
  const text = [...ALL, FRAMES].join('\n').replaceAll(/\/\/.*/g, '');
  return [...new Set(text.match(/\b[A-Za-z_]\w*/g))];
}

/** Prints the module; the part of frames only if there are frames. */
export function printShared(file: CodeFile, frames: boolean): void {
  const parts = frames ? [...ALL, FRAMES] : ALL;
  for (const [i, text] of parts.entries()) {
    if (i > 0) file.blank();
    for (const line of text.trimEnd().slice(1).split('\n')) file.print(line);
  }
  file.print('}');
  file.blank();
}
