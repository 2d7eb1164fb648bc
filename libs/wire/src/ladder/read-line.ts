/** Reads a line of a log: its control characters, its stamp, then what it says. */
import { hasControls, visible } from '../visible.ts';
import { find, type Climb } from './climb.ts';
import { plainLine, shownAs } from './controls.ts';
import { judgeLine, judgeUnstamped } from './judge-line.ts';
import { parseLine, type ConsoleLine } from './line.ts';

/** Whether the display of a line decides if it is free text. Without control characters it does not. */
function isGarbled({ words, stamp }: Climb, text: string): boolean {
  if (!hasControls(text)) return false;
  const shown = shownAs(text);
  if (shown.some((one) => words.some((word) => one.includes(word)))) return true;
  if (stamp === 'none') return false;
  const line = parseLine(text);
  if (line === undefined) return shown.some((one) => parseLine(one) !== undefined);
  // Of a stamp only the emitter is not made of digits.
  return hasControls(line.identity);
}

/** Checks that time never runs backwards on a hart, and that the profile has this hart. */
function checkStamp(climb: Climb, { hart, micros }: ConsoleLine, at: number): void {
  const { harts, times } = climb;
  if (hart >= harts) {
    find(climb, 'stamp', `hart ${hart}, where there are at most ${harts}`, at);
    return;
  }
  const before = times.get(hart) ?? 0;
  if (micros < before) {
    find(climb, 'stamp', `${micros} µs on hart ${hart}, after ${before} µs`, at);
  }
  times.set(hart, micros);
}

/** Reads a line. @param at its number, from 1 */
export function readLine(climb: Climb, source: string, at: number): void {
  const text = plainLine(source);
  if (isGarbled(climb, text)) {
    find(climb, 'garbled', `control characters in '${visible(text)}'`, at);
    return;
  }
  if (climb.stamp === 'none') return judgeLine(climb, { text }, at);
  const line = parseLine(text);
  if (line === undefined) return judgeUnstamped(climb, text, at);
  checkStamp(climb, line, at);
  judgeLine(climb, line, at);
}
