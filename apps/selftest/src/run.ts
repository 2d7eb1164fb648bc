/** A run of the selftest: boots, runs, and checks the log. It prints nothing and writes no file. */
import {
  LADDER,
  recognise,
  type PhaseName,
  type ProfileName,
  type RungName,
} from '@abicus/abi-ladder';
import type { Machine } from '@abicus/emulator';
import { runGuarded, type GuardedResult } from '@abicus/emulator/watchdog';
import { lastRungs, requiredRungs, rungsOf, type Rung } from '@abicus/wire/ladder';
import { bootMachine, type BootOptions } from './boot.ts';
import { ConsoleLines } from './console.ts';
import type { Options } from './options.ts';
import { TraceRecorder } from './trace.ts';

/** The maximum number of traps after the last rung, for the machine to end by itself. */
const STEPS_AFTER_END = 1000;

/** The maximum number of rounds, since programs in a livelock never end. A ladder takes about 400. */
const MAX_ROUNDS = 50_000;

/** How the machine ended: by itself, stopped, hung, interrupted, or with an exception of the supervisor. */
export type Ending = GuardedResult | { readonly reason: 'crashed'; readonly message: string };

/** After these the machine is in the middle of a trap, and its digest is meaningless. */
const ABORTED: ReadonlySet<Ending['reason']> = new Set(['hung', 'interrupted', 'crashed']);

/** The result of a run. */
export interface Run {
  readonly accepted: boolean;
  readonly profile: ProfileName;
  readonly verdict: ReturnType<typeof recognise>;
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
  /** The number of syscalls and faults of tasks on each hart. */
  readonly trapsOfHarts: readonly number[];
  readonly trace: TraceRecorder;
}

/** Changes of a run, for tests. */
export type RunOverrides = Pick<Partial<BootOptions>, 'probes' | 'programs'> & {
  /** Lines that are appended to the log as if the machine had printed them. */
  readonly injected?: readonly string[];
};

/** The profile of a machine. */
export function profileOf(harts: number): ProfileName {
  return harts === 1 ? 'smp1' : 'smp';
}

/** Finds a rung of a profile by its text or name. */
export function rungOf(profile: ProfileName, text: string): RungName | undefined {
  return rungsOf(LADDER, profile).find((rung) => rung.text === text || rung.name === text)?.name;
}

/** Runs and checks the log. @param onLine called with each complete line of the console. */
export function run(
  options: Options,
  onLine: (line: string) => void = () => {},
  overrides: RunOverrides = {},
): Run {
  const profile = profileOf(options.harts);
  const goal = goalOf(options, profile);
  const left = new Set(goal.last);
  const console = new ConsoleLines((line) => {
    for (const rung of left) if (isLineOf(rung, line)) left.delete(rung);
    onLine(line);
  });
  const { injected = [], ...programs } = overrides;
  const { harts, seed } = options;
  const trace = new TraceRecorder();
  let stepsLeft = goal.stopsThere ? 0 : STEPS_AFTER_END;
  const stopWhen = (): boolean =>
    left.size === 0 && options.until.kind !== 'never' && stepsLeft-- <= 0;
  let machine: Machine | undefined;
  let ending: Ending;
  try {
    ({ machine } = bootMachine({ harts, seed, onByte: console.push, ...programs }));
    trace.record(machine);
    ending = runGuarded(
      machine,
      { maxRounds: MAX_ROUNDS, stopWhen },
      { timeoutMs: options.timeoutMs },
    );
  } catch (error) {
    ending = { reason: 'crashed', message: error instanceof Error ? error.message : String(error) };
  }
  console.flush();
  const lines = [...console.lines, ...injected];
  const verdict = recognise(lines, profile, goal.recogniseOptions);
  const trapsOfHarts = trace.trapsOfHarts();
  const trouble = endingProblem(ending, options) ?? idleHartsProblem(options, goal, trapsOfHarts);
  return {
    accepted: verdict.accepted && trouble === undefined,
    profile,
    verdict,
    rungsWanted: goal.wanted,
    ending,
    trouble,
    lines,
    digest: ABORTED.has(ending.reason) ? '' : (machine?.digest() ?? ''),
    steps: machine?.steps ?? 0,
    virtualNs: machine?.nowNs ?? 0,
    trapsOfHarts,
    trace,
  };
}

/** Whether a line of the console is that of a rung, whichever program printed it. */
function isLineOf({ text, detail = false }: Rung, line: string): boolean {
  return detail ? line.includes(` ${text}`) : line.endsWith(` ${text}`);
}

interface Goal {
  /** The last rungs to reach. */
  readonly last: readonly Rung[];
  /** Whether the run stops at these rungs. */
  readonly stopsThere: boolean;
  readonly recogniseOptions: { readonly until?: RungName; readonly phase?: PhaseName };
  /** The number of rungs to reach. */
  readonly wanted: number;
}

/** Determines the rungs that a run must reach. */
function goalOf({ until, phase: asked }: Options, profile: ProfileName): Goal {
  const name = until.kind === 'marker' ? rungOf(profile, until.text) : undefined;
  const phase = LADDER.phases.find((one) => one.name === asked)?.name;
  const recogniseOptions = {
    ...(name !== undefined && { until: name }),
    ...(phase !== undefined && { phase }),
  };
  const wanted = requiredRungs(LADDER, profile, recogniseOptions);
  return {
    last: lastRungs(LADDER, wanted),
    stopsThere: name !== undefined || phase !== undefined,
    recogniseOptions,
    wanted: wanted.length,
  };
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
  }
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
