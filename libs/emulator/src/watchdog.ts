/**
 * The watchdog: ends a run that doesn't come back. A TypeScript program can't be preempted, so an endless loop in one
 * hangs its machine; V8's script timeout is the only thing that reaches into it, and it can be neither caught nor delayed
 * by the program. This is the one module that depends on Node and on real time, and why it is an entry of its own. Its
 * time never reaches the machine: a run that isn't cut off is the same with and without it.
 */
import { createContext, Script } from 'node:vm';
import type { Machine } from './machine.ts';
import type { RunOptions, RunResult } from './options.ts';

/** A run that was cut off. The machine can be looked at, but not run on. */
export interface HungRun {
  readonly reason: 'hung';
  /** Name of the program that didn't come back; undefined: it was the supervisor. */
  readonly program: string | undefined;
  /** Traps taken before. */
  readonly step: number;
}

/** How a guarded run ended. */
export type GuardedResult = RunResult | HungRun;

/** Runs a machine for at most `timeoutMs` of real time. Errors that the run throws are thrown on. */
export function runGuarded(
  machine: Machine,
  options: RunOptions,
  { timeoutMs }: { readonly timeoutMs: number },
): GuardedResult {
  let result: RunResult | undefined;
  const context = createContext({
    run: () => {
      result = machine.run(options);
    },
  });
  try {
    new Script('run()', { filename: 'watchdog' }).runInContext(context, { timeout: timeoutMs });
  } catch (error) {
    if (!timedOut(error)) throw error;
  }
  return result ?? { reason: 'hung', program: machine.running?.name, step: machine.steps };
}

/** The error of a timeout comes from another realm, so that it is no instance of this one's Error. */
function timedOut(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
