/** A run of the selftest: boots, runs, and checks the log. It prints nothing and writes no file. */
import type { Machine } from '@abicus/emulator';
import { guardedWork, runGuarded, type GuardedResult } from '@abicus/emulator/watchdog';
import type { Probe, System } from '@abicus/probe';
import { ok } from '@abicus/wire';
import {
  recogniseLog,
  type HeldCapabilities,
  type Ladder,
  type RunCounters,
  type Verdict,
} from '@abicus/wire/ladder';
import { bootMachine, type BootOptions, type BootResult } from './boot.ts';
import { ConsoleLines } from './console.ts';
import { goalOf, isLineOf, type Goal } from './goal.ts';
import type { Options } from './options.ts';
import { orderProbes } from './order-probes.ts';
import { RunTables } from './run-tables.ts';
import { TraceRecorder } from './trace.ts';

/** The maximum number of traps after the last rung, for the machine to end by itself. */
const STEPS_AFTER_END = 1000;

/** The maximum number of rounds, since programs in a livelock never end. A ladder takes about 400. */
const MAX_ROUNDS = 10_000;

/**
 * How the machine ended: by itself, stopped, hung, interrupted, or with an exception of the supervisor; or the system is
 * incomplete, and was not booted.
 */
export type Ending =
  | GuardedResult
  | { readonly reason: 'crashed' | 'incomplete'; readonly message: string };

/** After these the machine is in the middle of a trap, and its digest is meaningless. */
const ABORTED: ReadonlySet<Ending['reason']> = new Set([
  'hung',
  'interrupted',
  'crashed',
  'incomplete',
]);

/** The result of a run. */
export interface Run {
  readonly accepted: boolean;
  readonly ladder: Ladder;
  readonly profile: string;
  readonly verdict: Verdict;
  /** The number of rungs that it had to reach. */
  readonly rungsWanted: number;
  readonly ending: Ending;
  /** The problem with its ending; undefined: there is none. */
  readonly trouble: string | undefined;
  readonly lines: readonly string[];
  /** 16 hexadecimal digits over the whole machine at the end. */
  readonly digest: string;
  /** Traps taken. */
  readonly steps: number;
  /** Virtual time at the end, in ns. */
  readonly virtualNs: number;
  /** The number of syscalls and faults of the system's programs on each hart. */
  readonly trapsOfHarts: readonly number[];
  /** Which task held which capability at the last rung. */
  readonly capabilities: HeldCapabilities;
  /** What the services had counted at the last rung, and those that had ended until then. */
  readonly counters: RunCounters;
  readonly trace: TraceRecorder;
}

/** Changes of a run, for tests. */
export type RunOverrides = Pick<Partial<BootOptions>, 'probes' | 'programs' | 'supervisor'> & {
  /** Lines that are appended to the log as if the machine had printed them. */
  readonly injected?: readonly string[];
};

/** The profile of a machine. */
export function profileOf(harts: number): 'smp1' | 'smp' {
  return harts === 1 ? 'smp1' : 'smp';
}

/** Runs and checks the log. @param onLine called with each complete line of the console. */
export function run(
  system: System,
  options: Options,
  onLine: (line: string) => void = () => {},
  overrides: RunOverrides = {},
): Run {
  const profile = profileOf(options.harts);
  const { ladder } = system;
  const goal = goalOf(options, ladder, profile);
  const left = new Set(goal.last);
  const tables = new RunTables();
  const console = new ConsoleLines((line) => {
    for (const rung of left) if (isLineOf(rung, line)) left.delete(rung);
    if (left.size === 0) tables.read('at the last rung');
    onLine(line);
  });
  const { injected = [] } = overrides;
  const trace = new TraceRecorder();
  let stepsLeft = goal.stopsThere ? 0 : STEPS_AFTER_END;
  const stopWhen = (): boolean =>
    left.size === 0 && options.until.kind !== 'never' && stepsLeft-- <= 0;
  const boot = (probes: readonly Probe[]): BootResult => {
    const { onTaskEnd } = tables;
    const { push: onByte } = console;
    const own = bootOptionsOf(options, overrides);
    return bootMachine(system, { ...own, onByte, probes, onTaskEnd });
  };
  const probes =
    overrides.probes === undefined ? orderProbes(system, profile) : ok(overrides.probes);
  let machine: Machine | undefined;
  let ending: Ending;
  try {
    if (probes.ok) {
      const booted = boot(probes.value);
      ({ machine } = booted);
      tables.booted(booted);
      trace.record(machine);
      const bound = { maxRounds: MAX_ROUNDS, stopWhen };
      ending = runGuarded(machine, bound, { timeoutMs: options.timeoutMs });
    } else {
      ending = { reason: 'incomplete', message: probes.error };
    }
  } catch (error) {
    ending = { reason: 'crashed', message: error instanceof Error ? error.message : String(error) };
  }
  console.flush();
  const end = readEnd(machine, tables, ending, options);
  ({ ending } = end);
  const lines = [...console.lines, ...injected];
  const verdict = recogniseLog(ladder, lines, profile, goal.recogniseOptions);
  const trapsOfHarts = trace.trapsOfHarts(programsOf(system));
  const trouble = endingProblem(ending, options) ?? idleHartsProblem(options, goal, trapsOfHarts);
  return {
    accepted: verdict.accepted && trouble === undefined,
    ladder,
    profile,
    verdict,
    rungsWanted: goal.wanted,
    ending,
    trouble,
    lines,
    digest: end.digest,
    steps: machine?.steps ?? 0,
    virtualNs: machine?.nowNs ?? 0,
    trapsOfHarts,
    ...tables.result,
    trace,
  };
}

/** Reads the tables of a machine that has ended, and its digest: both run code of its programs, which may not come back. */
function readEnd(
  machine: Machine | undefined,
  tables: RunTables,
  ending: Ending,
  { timeoutMs }: Options,
): { readonly digest: string; readonly ending: Ending } {
  if (machine === undefined || ABORTED.has(ending.reason)) return { digest: '', ending };
  const read = guardedWork(
    () => {
      tables.read('at the end');
      return { digest: machine.digest(), ending };
    },
    { timeoutMs },
  );
  if (!('aborted' in read)) return read;
  const program = 'a program, asked for its state,';
  return { digest: '', ending: { reason: read.aborted, program, step: machine.steps } };
}

/** The problem with the ending of a run, if any. */
function endingProblem(ending: Ending, { timeoutMs }: Options): string | undefined {
  switch (ending.reason) {
    case 'finished':
      return ending.exitCode === 0 ? undefined : `the machine ended with status ${ending.exitCode}`;
    case 'stopped':
      return undefined;
    case 'deadlock':
      return 'every hart waits, and nothing can wake one';
    case 'limit':
    case 'until':
      return `the machine did not end within ${MAX_ROUNDS} rounds`;
    case 'hung':
      return `timeout: ${ending.program ?? 'the kernel'} did not come back within ${timeoutMs} ms`;
    case 'interrupted':
      return `interrupted while ${ending.program ?? 'the kernel'} ran`;
    case 'crashed':
      return `PANIC ${ending.message}`;
    case 'incomplete':
      return ending.message;
  }
}

/** What options and overrides say of the boot. */
function bootOptionsOf(
  { harts, seed }: Options,
  { programs = {}, supervisor }: RunOverrides,
): Pick<BootOptions, 'harts' | 'seed' | 'programs' | 'supervisor'> {
  return { harts, seed, programs, ...(supervisor !== undefined && { supervisor }) };
}

/** The names of programs, which tasks of the boot do not have. */
function programsOf({ programs }: System): ReadonlySet<string> {
  return new Set(programs.flatMap(({ name, children = {} }) => [name, ...Object.keys(children)]));
}

/** A problem if all syscalls of a machine with several harts were on one: then its ladder proves nothing about SMP. */
function idleHartsProblem(
  { harts }: Options,
  { stopsThere }: Goal,
  trapsOfHarts: readonly number[],
): string | undefined {
  if (harts < 2 || stopsThere) return undefined;
  const busy = trapsOfHarts.filter((traps) => traps > 0).length;
  return busy < 2 ? `${busy} of ${harts} harts took calls of tasks` : undefined;
}
