/** A service as a program: it waits for init's start message, checks itself, says that it is ready, and serves. */
import { encodeReady, readStart, type Start } from '@abicus/abi-init';
import {
  asCapSlot,
  asExitStatus,
  capClone,
  capClose,
  exit,
  type CapSlot,
} from '@abicus/abi-kernel';
import { awaitStart, INIT_SLOT, send } from '@abicus/ipc';
import { emit, type ProgramMain } from '@abicus/program';
import { proof, type Claim, type Cpu, type Marker, type Program } from '@abicus/wire';
import type { ServiceDefinition } from './definition.ts';
import { ServiceLoop } from './loop.ts';
import { trial } from './trial.ts';

/** A program of a service. */
export type ServiceProgram = {
  readonly name: string;
  /** The hash of the contracts that it was written against. */
  readonly sha256?: string;
  readonly main: ProgramMain;
};

const CLEAN = asExitStatus(0);
const NOT_STARTED = asExitStatus(1);

/** The program of a service. */
export function service<H, S, N, const M extends Marker>(
  definition: ServiceDefinition<H, S, N, M>,
): ServiceProgram & { readonly definition: ServiceDefinition<H, S, N, M> } {
  return { ...definition.program, main: (cpu) => run(cpu, definition), definition };
}

/** Runs a service: it ends when its endpoint is closed, or if it is not started as its contract says. */
function* run<H, S, N, M extends Marker>(
  cpu: Cpu,
  definition: ServiceDefinition<H, S, N, M>,
): Program {
  const start = yield* awaitStart(cpu);
  const message = start.ok ? readStart(start.value.payload, 0) : undefined;
  if (message === undefined || !(yield* isReady(cpu, definition, message))) {
    yield* exit(cpu, NOT_STARTED);
    return;
  }
  yield* sayReady(cpu);
  yield* new ServiceLoop(cpu, definition, message).serve();
  yield* exit(cpu, CLEAN);
}

/**
 * Checks the slots of the service and what it asserts of itself. At the first start the marker of readiness is printed for
 * that; a restart prints no rung again, unless what is asserted fails.
 */
function* isReady<H, S, N, M extends Marker>(
  cpu: Cpu,
  { program, slots, server, handlers, state, ready }: ServiceDefinition<H, S, N, M>,
  start: Start,
): Program<boolean> {
  const checks = proof(ready.marker);
  const claim = `program.${program.name}` as Claim<M>;
  const { proves } = ready.marker;
  for (const [name, slot] of Object.entries(slots)) {
    const isHeld = yield* holds(cpu, asCapSlot(slot));
    // A marker of other claims has no evidence of this one, but fails without it.
    if (!isHeld || proves.includes(claim)) checks.that(claim, `a capability for ${name}`, isHeld);
  }
  const common = { cpu, state: state(start), to: {} };
  ready.selfCheck(checks, trial(server, handlers, common));
  const evidence = checks.end();
  if (evidence.ok && start.starts > 1) return true;
  const printed = yield* emit(cpu, ready.marker, evidence);
  return evidence.ok && printed.ok;
}

/**
 * Tells init that the service serves: it waits for its place, so that a client which fills init's queue does not end it. A
 * program that another task started has no capability for that, and says nothing.
 */
function* sayReady(cpu: Cpu): Program {
  const frame = encodeReady({ version: 'v2', nonce: 0 });
  const sent = frame === undefined ? undefined : yield* send(cpu, INIT_SLOT, frame, 0n);
  if (sent?.ok === false && sent.error !== 'EPERM') yield* exit(cpu, NOT_STARTED);
}

/** Whether there is a capability in a slot: one that can be copied is there. */
function* holds(cpu: Cpu, slot: CapSlot): Program<boolean> {
  const copy = yield* capClone(cpu, slot);
  if (!copy.ok) return false;
  const closed = yield* capClose(cpu, copy.value);
  return closed.ok;
}
