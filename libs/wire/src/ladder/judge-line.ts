/** What a line of a log says, and whether its printer may say it. */
import { find, isFrom, type Climb, type Line } from './climb.ts';
import type { Rung } from './ladder.ts';
import { formatLine } from './line.ts';
import { PANIC } from './match.ts';

function markerLine(climb: Climb, rung: Rung, at: number, line: Line): void {
  const first = climb.seen.get(rung);
  if (!isFrom(line, rung.by)) {
    find(climb, 'forged', `printed by ${line.identity}, declared for ${rung.by}`, at, rung);
  } else if (!climb.rungs.includes(rung)) {
    find(climb, 'undeclared', `a rung of profile ${rung.profile} only`, at, rung);
  } else if (first !== undefined) {
    find(climb, 'duplicated', `it is on line ${first.line} already`, at, rung);
  } else {
    const { micros } = line;
    climb.seen.set(rung, { line: at, ...(micros !== undefined && { micros }) });
  }
}

/** Notes the answer of a program that has said that it is ready. */
function noteAnswer({ awaited, seen, answered }: Climb, line: Line): void {
  const rung = awaited.get(line.text);
  if (rung?.answered === undefined || !isFrom(line, rung.answered.by)) return;
  if (seen.has(rung)) answered.add(rung);
}

/** Judges a line with its stamp, or of a log without stamps. */
export function judgeLine(climb: Climb, line: Line, at: number): void {
  const { text } = line;
  if (isFrom(line, climb.kernel) && text.startsWith(PANIC)) {
    find(climb, 'panic', text, at);
    return;
  }
  const match = climb.match(text);
  switch (match.kind) {
    case 'marker':
      markerLine(climb, match.rung, at, line);
      break;
    case 'twin': {
      const kind = isFrom(line, match.rung.by) ? 'failed' : 'forged';
      find(climb, kind, `${line.identity ?? 'the log'} says: ${text}`, at, match.rung);
      break;
    }
    case 'undeclared':
      find(climb, 'undeclared', `no contract declares: ${text}`, at);
      break;
    case 'declared':
      if (match.by === undefined || isFrom(line, match.by)) noteAnswer(climb, line);
      else
        find(climb, 'forged', `printed by ${line.identity}, declared for ${match.by}: ${text}`, at);
      break;
    case 'free':
  }
}

/** Looks like a stamp but is invalid: other digits, or without a hart or an emitter. */
const BAD_STAMP = /^\[[^\]]*\] /;
const A_STAMP = formatLine({ micros: 1234, hart: 0, identity: 'init', text: '' }).trimEnd();

/** A line without a stamp, or with an unreadable one, in a log whose lines have stamps. */
export function judgeUnstamped(climb: Climb, text: string, at: number): void {
  if (text.startsWith(PANIC)) find(climb, 'panic', text, at);
  const said = text.replace(BAD_STAMP, '');
  const match = climb.match(said);
  // After another system's brackets only text that is declared literally counts as ours.
  if (match.kind === 'free' || (match.kind === 'undeclared' && said !== text)) return;
  const rung = match.kind === 'marker' || match.kind === 'twin' ? match.rung : undefined;
  const why =
    said === text ? 'a line without a stamp' : `a line whose stamp is not like '${A_STAMP}'`;
  find(climb, 'forged', `${why}, which tells no printer: ${text}`, at, rung);
}
