/** The codec of a frame, in the way that its fields allow. */
import type { Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { cursorValues, printCursorReads, printCursorWrites } from './cursor-frame.ts';
import { isDynamic } from './frame-locals.ts';
import {
  placedValues,
  printFrameStart,
  printPlacedReads,
  printPlacedWrites,
  type GiveUp,
  type Layout,
} from './frame.ts';

/** Prints what reads the fields of `frame` after its header was checked, up to the values. */
export function printReads(file: CodeFile, layout: Layout, giveUp: GiveUp): void {
  if (isDynamic(layout.frame)) printCursorReads(file, layout, giveUp);
  else printPlacedReads(file, layout, giveUp);
}

/** The values that were read, as an object. */
export function valuesRead(layout: Layout): Code {
  return isDynamic(layout.frame) ? cursorValues(layout) : placedValues(layout);
}

/**
 * Prints what makes `frame` of the values in `from`. `start` writes what surrounds the fields; `trailer` is how many
 * bytes follow them, if any can.
 */
export function printWrites(
  file: CodeFile,
  layout: Layout,
  from: string,
  start: Code,
  trailer = '',
): void {
  if (isDynamic(layout.frame)) {
    printCursorWrites(file, layout, from, trailer);
    file.print(start);
    return;
  }
  printFrameStart(file, layout, from, trailer);
  file.print(start);
  printPlacedWrites(file, layout, from);
}
