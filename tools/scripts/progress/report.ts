/** Reports progress from a program that is one part of a long command: messages to its parent process. */
import process from 'node:process';
import type { Position } from './progress.ts';

/** Set for programs that should report. */
export const ASKED = 'ABICUS_PROGRESS';

/** A report: a position, or at the end a summary. */
export type Report = Position | { readonly summary: string };

/** Whether the parent process expects reports. */
export function isAsked(): boolean {
  return process.env[ASKED] !== undefined && process.send !== undefined;
}

/** Sends a report; does nothing without a listening parent. */
export function report(said: Report): void {
  if (isAsked()) process.send?.(said);
}
