/**
 * What the contracts promise, written down by hand: from the system whose ABI this is, from the standards of the board,
 * and, where the promise is this project's own, from what its documents tell. Tests, cases, boot and pages follow from the
 * contracts, so a wrong contract takes them all along; these facts stay. No tool writes them.
 */
import { BOARD } from './board.ts';
import { DRAFTS } from './drafts.ts';
import { INIT } from './init.ts';
import { CALLS } from './kernel/calls.ts';
import { LADDER as KERNEL_LADDER } from './kernel/ladder.ts';
import { PROMISES } from './kernel/promises.ts';
import { CHECKS } from './kernel/rejects.ts';
import { TYPES } from './kernel/types.ts';
import { linesOf } from './lines.ts';
import { LOGD } from './logd.ts';
import { LADDER, PEER } from './selftest.ts';
import { IPC, SERVICE } from './service.ts';
import { TIMED } from './timed.ts';

/** Lines by package. */
export type LinesByPackage = ReadonlyMap<string, readonly string[]>;

/** The facts of each package. */
export const FACTS: LinesByPackage = new Map<string, readonly string[]>([
  ['board', BOARD],
  ['kernel', [...CALLS, ...CHECKS, ...[TYPES, PROMISES, KERNEL_LADDER].flatMap(linesOf)]],
  ['init', linesOf(INIT)],
  ['ipc', linesOf(IPC)],
  ['ladder', linesOf(LADDER)],
  ['logd', linesOf(LOGD)],
  ['selftest-peer', linesOf(PEER)],
  ['service', linesOf(SERVICE)],
  ['timed', linesOf(TIMED)],
  ...Object.entries(DRAFTS).map(([name, text]) => [name, linesOf(text)] as const),
]);

/** A line of a snapshot without what follows from other lines, or is no promise. */
function promised(line: string): string {
  return line
    .replace(/^(syscall .*) errors\([^)]*\)/, '$1')
    .replace(/^number board\.numbers\.\w+\./, 'number ');
}

/** The lines of snapshots that facts are compared with. @param snapshots texts by package */
export function promisedBy(snapshots: ReadonlyMap<string, string>): LinesByPackage {
  return new Map(
    [...snapshots].map(([name, text]) => [name, text.trim().split('\n').map(promised)] as const),
  );
}

/** The kind of a line: its first word. */
export const kindOf = (line: string): string => line.slice(0, line.indexOf(' '));

/** What contracts say otherwise than the facts: lines that one has and the other has not. */
export function deviations(said: LinesByPackage, facts: LinesByPackage = FACTS): string[] {
  return [...new Set([...said.keys(), ...facts.keys()])].flatMap((name) => {
    const [is, should] = [said.get(name) ?? [], facts.get(name) ?? []];
    return [
      ...should.filter((line) => !is.includes(line)).map((line) => `${name}: no ${line}`),
      ...is.filter((line) => !should.includes(line)).map((line) => `${name}: ${line}`),
    ];
  });
}
