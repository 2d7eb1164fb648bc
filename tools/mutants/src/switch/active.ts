/**
 * The mutant that is switched on, as the variable `ABICUS_MUTANT` of a process says it. No file of the workspace is
 * changed: whatever loads the file puts the mutant into its text, and notes in a log that it did, or that it could not.
 */
import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { MisplacedMutant, mutated, type Mutant } from '../mutant.ts';

/** The variable with the active mutant, as JSON. */
export const ACTIVE = 'ABICUS_MUTANT';

/** A mutant, and where and how it is put in. */
export interface Active extends Pick<Mutant, 'file' | 'start' | 'end' | 'was' | 'text'> {
  /** The absolute path of its file. */
  readonly path: string;
  /** A line is appended to this file for each attempt: `applied`, or `misplaced` and why. */
  readonly log: string;
  /** Also changes what is read of the file as a text, for tools that look at sources. */
  readonly reads: boolean;
}

/** The mutant that this process runs with, if any. */
export function activeMutant(env: NodeJS.ProcessEnv = process.env): Active | undefined {
  const text = env[ACTIVE];
  return text === undefined || text === '' ? undefined : (JSON.parse(text) as Active);
}

/** Puts the mutant into the text of its file, and notes it. Throws if its place has another text. */
export function applyActive(active: Active, text: string): string {
  try {
    const result = mutated(text, active);
    appendFileSync(active.log, 'applied\n');
    return result;
  } catch (error) {
    if (error instanceof MisplacedMutant)
      appendFileSync(active.log, `misplaced ${error.message}\n`);
    throw error;
  }
}
