/**
 * The watchdog: aborts a run that hangs. A TypeScript program can't be preempted, so an endless loop in it hangs the
 * machine; V8's script timeout is the only way to interrupt it, and the program can neither catch nor delay it. This is
 * the only module that depends on Node and on real time, and therefore a separate entry point. The machine never sees real
 * time: a run that isn't aborted is the same with and without the watchdog.
 */
import { createContext, Script } from 'node:vm';
import type { Machine } from './machine.ts';
import type { RunOptions, RunResult } from './options.ts';

/** The result of an aborted run. The machine can be inspected, but not run. */
export interface HungRun {
  /** The timeout expired, or the process received SIGINT. */
  readonly reason: 'hung' | 'interrupted';
  /** Name of the running program; undefined: the supervisor was running. */
  readonly program: string | undefined;
  /** Traps taken before it was aborted. */
  readonly step: number;
}

/** The result of a run under the watchdog. */
export type GuardedResult = RunResult | HungRun;

/** The end of work that was aborted before it was done: why. */
export type WorkAbort = { readonly aborted: HungRun['reason'] };

/** Runs a machine for at most `timeoutMs` of real time. Exceptions of the run are rethrown. */
export function runGuarded(
  machine: Machine,
  options: RunOptions,
  limit: { readonly timeoutMs: number },
): GuardedResult {
  const run = guardedWork(() => machine.run(options), limit);
  if (!('aborted' in run)) return run;
  // The timeout can expire before the run begins or just after it ends: in each case the machine must not run again.
  machine.markAborted();
  return { reason: run.aborted, program: machine.running?.name, step: machine.steps };
}

/** Does something for at most `timeoutMs` of real time, such as to read what programs state. Its exceptions are rethrown. */
export function guardedWork<T extends object>(
  work: () => T,
  { timeoutMs }: { readonly timeoutMs: number },
): T | WorkAbort {
  let result: T | undefined;
  let aborted: HungRun['reason'] | undefined;
  const context = createContext({
    run: () => {
      result = work();
    },
  });
  try {
    const script = new Script('run()', { filename: 'watchdog' });
    script.runInContext(context, { timeout: timeoutMs, breakOnSigint: true });
  } catch (error) {
    aborted = ABORT_REASONS[codeOf(error)];
    if (aborted === undefined) throw error;
  }
  return result ?? { aborted: aborted ?? 'hung' };
}

/** The codes of the errors by which Node ends a script. */
const ABORT_REASONS: Readonly<Record<string, HungRun['reason']>> = {
  ERR_SCRIPT_EXECUTION_TIMEOUT: 'hung',
  ERR_SCRIPT_EXECUTION_INTERRUPTED: 'interrupted',
};

/** The code of an error. Such errors come from another realm, so they are not instances of this realm's Error. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
