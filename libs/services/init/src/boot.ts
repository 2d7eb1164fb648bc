/**
 * The init program. It starts the programs of a boot in their order, creates their endpoints, grants the capabilities and prints
 * `init: ready`. Only then it sends the start messages, so that each program finds all of its capabilities when it runs.
 * Then it waits for its children, and exits when the program does whose end ends the run, with its status.
 */
import { encodeStart, MARKERS } from '@abicus/abi-init';
import { asExitStatus, asWaitTarget, exit, wait } from '@abicus/abi-kernel';
import { send } from '@abicus/ipc';
import { emit, print, type ProgramMain } from '@abicus/program';
import {
  err,
  failure,
  ok,
  proof,
  type Boot,
  type Cpu,
  type Marker,
  type Program,
  type Result,
} from '@abicus/wire';
import { startProgram, type StartedProgram } from './start.ts';
import { copyGrants } from './copy-grants.ts';
import { wireEndpoints } from './wire-endpoints.ts';
import { allGrants, grantCount } from './wiring.ts';

const ANY_CHILD = asWaitTarget(-1);
const FAILED = asExitStatus(1);

/** Programs whose start is a rung of the ladder. For the others init prints lines of the same form. */
const RUNGS: Readonly<Record<string, { readonly start: Marker; readonly up: Marker }>> = {
  timed: { start: MARKERS.initStartTimed, up: MARKERS.initUpTimed },
};

/** The init program, which starts these programs. */
export function init(boot: Boot): ProgramMain {
  return function* main(cpu: Cpu): Program {
    const booted = yield* start(cpu, boot);
    if (!booted.ok) {
      const printed = yield* print(cpu, `${MARKERS.initReady.fail} ${booted.error}`);
      yield* exit(cpu, printed.ok ? FAILED : asExitStatus(2));
      return;
    }
    yield* reap(cpu, boot, booted.value);
  };
}

/** Starts the programs, wires their endpoints, prints `init: ready` and sends the start messages. */
function* start(
  cpu: Cpu,
  boot: Boot,
): Program<Result<ReadonlyMap<string, StartedProgram>, string>> {
  const started = new Map<string, StartedProgram>();
  yield* emitRung(cpu, MARKERS.initStart, started.size, 0);
  for (const [before, program] of boot.programs.entries()) {
    const { name } = program;
    const rung = RUNGS[name];
    yield* reportProgress(cpu, rung?.start, `init: start ${name}`, started.size, before);
    const child = yield* startProgram(cpu, program);
    if (!child.ok) return err(`${name}: ${child.error}`);
    started.set(name, child.value);
    yield* reportProgress(cpu, rung?.up, `init: up ${name}`, started.size, before + 1);
  }
  const granted = yield* wireEndpoints(cpu, boot, started);
  if (!granted.ok) return granted;
  const copied = yield* copyGrants(cpu, boot, started);
  if (!copied.ok) return copied;
  const checks = proof(MARKERS.initReady);
  const handedOut = granted.value + copied.value;
  const listed = allGrants(boot).length;
  checks.equal('boot.invariant.wiredBeforeReady', 'capabilities handed out', handedOut, listed);
  const evidence = checks.end();
  if (!evidence.ok) return err(failure(evidence));
  const printed = yield* emit(cpu, MARKERS.initReady, evidence);
  if (!printed.ok) return err(`console: ${printed.error}`);
  for (const { name, control } of started.values()) {
    const sent = yield* send(
      cpu,
      control,
      encodeStart({ grants: grantCount(boot, name), starts: 1 }),
      0n,
    );
    if (!sent.ok) return err(`${name}: ${sent.error}`);
  }
  return ok(started);
}

/** Waits for children, and prints a line for each exit. */
function* reap(cpu: Cpu, boot: Boot, started: ReadonlyMap<string, StartedProgram>): Program {
  const last = boot.programs.find(({ endsRun }) => endsRun)?.name;
  for (;;) {
    const exited = yield* wait(cpu, ANY_CHILD);
    if (!exited.ok) break;
    const { pid, status } = exited.value;
    const name = [...started.values()].find((program) => program.pid === pid)?.name ?? String(pid);
    yield* printOrExit(cpu, `init: end ${name} ${status}`);
    if (name === last) yield* exit(cpu, status);
  }
  yield* exit(cpu, FAILED);
}

/** Prints a rung without checks of its own: its evidence is the number of programs started so far. */
function* emitRung(cpu: Cpu, marker: Marker, started: number, expected: number): Program {
  const checks = proof(marker);
  checks.equal(marker.id, 'programs started', started, expected);
  const printed = yield* emit(cpu, marker, checks.end());
  if (!printed.ok) yield* exit(cpu, FAILED);
}

/** Prints the rung of a program's start, or a line of the same form. */
function* reportProgress(
  cpu: Cpu,
  rung: Marker | undefined,
  text: string,
  started: number,
  expected: number,
): Program {
  if (rung === undefined) yield* printOrExit(cpu, text);
  else yield* emitRung(cpu, rung, started, expected);
}

function* printOrExit(cpu: Cpu, text: string): Program {
  const printed = yield* print(cpu, text);
  if (!printed.ok) yield* exit(cpu, FAILED);
}
