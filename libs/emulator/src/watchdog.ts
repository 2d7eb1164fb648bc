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
  /** It was out of time, or the process was asked to stop (SIGINT: a key, for one who looks on). */
  readonly reason: 'hung' | 'interrupted';
  /** Name of the program that ran; undefined: it was the supervisor. */
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
  let cut: HungRun['reason'] | undefined;
  const context = createContext({
    run: () => {
      result = machine.run(options);
    },
  });
  try {
    const script = new Script('run()', { filename: 'watchdog' });
    script.runInContext(context, { timeout: timeoutMs, breakOnSigint: true });
  } catch (error) {
    cut = CUTS[codeOf(error)];
    if (cut === undefined) throw error;
  }
  if (result !== undefined) return result;
  // Time can be up before the machine has begun, or just after it has ended: whether it could run on must not depend on it.
  machine.cutOff();
  return { reason: cut ?? 'hung', program: machine.running?.name, step: machine.steps };
}

/** What Node calls the errors by which it ends a script. */
const CUTS: Readonly<Record<string, HungRun['reason']>> = {
  ERR_SCRIPT_EXECUTION_TIMEOUT: 'hung',
  ERR_SCRIPT_EXECUTION_INTERRUPTED: 'interrupted',
};

/** These errors come from another realm, so that they are no instances of this one's Error. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
