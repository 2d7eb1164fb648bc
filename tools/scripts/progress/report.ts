/** How a program that is one part of long work says how far it is: messages to the process that started it. */
import process from 'node:process';
import type { Reached } from './progress.ts';

/** Set for programs that are asked to report. */
export const ASKED = 'ABICUS_PROGRESS';

/** What a part says: how far it is, or at its end what came of it. */
export type Report = Reached | { readonly summary: string };

/** Whether something is listening. */
export function isAsked(): boolean {
  return process.env[ASKED] !== undefined && process.send !== undefined;
}

/** Says how far this program is, or what came of it; nothing if nothing listens. */
export function report(said: Report): void {
  if (isAsked()) process.send?.(said);
}
