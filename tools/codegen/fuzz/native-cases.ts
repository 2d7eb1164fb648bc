/**
 * Programs in C and Rust that hold the codecs of a draw against the reference: values encode to its bytes,
 * its bytes decode to what encodes to the same, and bytes that differ from them in one place are either
 * rejected or the encoding of something else. Both say what became of each, and must say the same.
 */
import type { Model } from '../src/model/types.ts';
import { cProgram } from './native-c.ts';
import { frameCases, type FrameCase } from './native-frames.ts';
import { rustProgram } from './native-rust.ts';
import type { Outputs } from './outcome.ts';

/** Inner attributes and comments: as a module of a larger crate it has none of a root. */
const INNER = /^#!\[no_std\]$|^\/\/!.*$/gm;

/** What the compilers of C and Rust take of a draw: header and crate, and programs that compare. */
export function nativeFiles(
  model: Model,
  outputs: Outputs,
  seed: number,
  cases: readonly FrameCase[] = frameCases(model),
): [string, string][] {
  const own = [...outputs].flatMap(([path, text]): [string, string][] => {
    if (path.endsWith('.h')) return [[path, text]];
    return path.endsWith('.rs') ? [['abi.rs', text.replace(INNER, '')]] : [];
  });
  return [
    ...own,
    ['check.c', cProgram(model, seed, cases)],
    ['check.rs', rustProgram(model, cases)],
  ];
}
