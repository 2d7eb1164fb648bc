/** A service as a program: it waits for init's start message, checks itself, says that it is ready, and serves. */
import { readStart } from '@abicus/abi-init';
import {
  asCapSlot,
  asExitStatus,
  capClone,
  capClose,
  exit,
  type CapSlot,
} from '@abicus/abi-kernel';
import { awaitStart } from '@abicus/ipc';
import { emit, type ProgramMain } from '@abicus/program';
import { proof, type Claim, type Cpu, type Marker, type Program } from '@abicus/wire';
import type { ServiceDefinition } from './definition.ts';
import { ServiceLoop } from './loop.ts';

/** A program of a service. */
export type ServiceProgram = {
  readonly name: string;
  /** The hash of the contracts that it was written against. */
  readonly sha256: string;
  readonly main: ProgramMain;
};

const CLEAN = asExitStatus(0);
const NOT_STARTED = asExitStatus(1);

/** The program of a service. */
export function service<H, S, N, const M extends Marker>(
  definition: ServiceDefinition<H, S, N, M>,
): ServiceProgram {
  const { name, sha256 } = definition.program;
  return { name, sha256, main: (cpu) => run(cpu, definition) };
}

/** Runs a service: it ends when its endpoint is closed, or if it is not started as its contract says. */
function* run<H, S, N, M extends Marker>(
  cpu: Cpu,
  definition: ServiceDefinition<H, S, N, M>,
): Program {
  const start = yield* awaitStart(cpu);
  const isStarted = start.ok && readStart(start.value.payload, 0) !== undefined;
  if (!isStarted || !(yield* isReady(cpu, definition))) {
    yield* exit(cpu, NOT_STARTED);
    return;
  }
  yield* new ServiceLoop(cpu, definition).serve();
  yield* exit(cpu, CLEAN);
}

/** Prints the marker of readiness, for what the service has checked of itself. */
function* isReady<H, S, N, M extends Marker>(
  cpu: Cpu,
  { program, slots, ready }: ServiceDefinition<H, S, N, M>,
): Program<boolean> {
  const checks = proof(ready.marker);
  const claim = `program.${program.name}` as Claim<M>;
  let isWired = true;
  for (const [name, slot] of Object.entries(slots)) {
    const isHeld = yield* holds(cpu, asCapSlot(slot));
    isWired &&= isHeld;
    if (ready.marker.proves.includes(claim)) checks.that(claim, `a capability for ${name}`, isHeld);
  }
  ready.selfCheck(checks);
  const evidence = checks.end();
  const printed = yield* emit(cpu, ready.marker, evidence);
  return isWired && evidence.ok && printed.ok;
}

/** Whether there is a capability in a slot: one that can be copied is there. */
function* holds(cpu: Cpu, slot: CapSlot): Program<boolean> {
  const copy = yield* capClone(cpu, slot);
  if (!copy.ok) return false;
  const closed = yield* capClose(cpu, copy.value);
  return closed.ok;
}
