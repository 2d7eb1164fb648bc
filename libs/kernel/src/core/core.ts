/**
 * What the parts of the kernel work on. All that decides behaviour is in `state`, which is plain data: ids, numbers,
 * bigints, arrays, bytes. Beside it are the machine, the engines of programs, which can't be data, and counters, which
 * only tell what happened.
 */
import type { Limits, ReschedOutcome } from '@abicus/abi-kernel';
import type { Guest, Machine } from '@abicus/emulator';
import { DONE, type DispatchResult } from '@abicus/wire';
import type { Message } from '../state/endpoint.ts';
import { newState, type State } from '../state/state.ts';
import type { Task } from '../state/task.ts';
import { KernelConsole } from './console.ts';
import { counters, type Counters } from './counters.ts';

/** Makes the engine that runs a program, from the bytes of its space. */
export type Engine = (
  machine: Machine,
  read: (va: number, length: number) => Uint8Array | undefined,
  entry: number,
) => Guest;

/** A kernel from the inside. */
export interface Core {
  readonly machine: Machine;
  readonly limits: Limits;
  readonly state: State;
  /** Programs in execution, by index of their task. */
  readonly guests: (Guest | undefined)[];
  readonly counters: Counters;
  /** What the counters said when the boot began to prove something by them. */
  baseline: Counters;
  /** What it was answered when it reschedOutcomes its peer to reschedule. */
  reschedOutcomes: readonly ReschedOutcome[];
  /** What the last call came to: tells proofs which check it was that refused. */
  outcome: DispatchResult;
  /** Messages that may be written again. */
  readonly messagePool: Message[];
  readonly console: KernelConsole;
  readonly engine: Engine;
}

/** What surrounds a state. */
export function newCore(machine: Machine, limits: Limits, engine: Engine): Core {
  return {
    machine,
    limits,
    engine,
    state: newState(machine.harts.length, machine.ram.size),
    guests: [],
    counters: counters(),
    baseline: counters(),
    reschedOutcomes: [],
    outcome: DONE,
    messagePool: [],
    console: new KernelConsole(machine, limits),
  };
}

/** The task that runs on a hart. */
export function currentTask(core: Core, cpu: number): Task | undefined {
  const index = core.state.cpus[cpu]?.current ?? 0;
  return index === 0 ? undefined : core.state.tasks.items[index];
}
