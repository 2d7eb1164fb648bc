/**
 * The context that all parts of the kernel share. The state that decides behaviour is in `state`, as plain data: ids,
 * numbers, bigints, arrays, bytes. Outside of it are the machine, the engines of programs, which cannot be data, and
 * counters, which only record events.
 */
import type { Limits } from '@abicus/abi-kernel';
import { Digest, type Guest, type Machine } from '@abicus/emulator';
import { DONE, type DispatchResult } from '@abicus/wire';
import type { KernelCall } from './call.ts';
import type { ObservedTask } from './observed.ts';
import type { Message } from '../state/endpoint.ts';
import { newState, type State } from '../state/state.ts';
import type { Task } from '../state/task.ts';
import { KernelConsole } from './console.ts';
import { counters, type Counters } from './counters.ts';

/** Creates the engine that executes a program, from the bytes of its address space. */
export type Engine = (
  machine: Machine,
  read: (va: number, length: number) => Uint8Array | undefined,
  entry: number,
) => Guest;

/** The internals of a kernel. */
export interface Core {
  readonly machine: Machine;
  readonly limits: Limits;
  readonly state: State;
  /** Engines of the running programs, by index of their task. */
  readonly guests: (Guest | undefined)[];
  /** What the programs of tasks stated that have ended. */
  readonly ended: Digest;
  readonly counters: Counters;
  /** The context of all syscalls, made for the first one. */
  call: KernelCall | undefined;
  /** Outcome of the last syscall: proofs read from it which check rejected. */
  outcome: DispatchResult;
  /** Free pool of messages. */
  readonly messagePool: Message[];
  readonly console: KernelConsole;
  readonly engine: Engine;
  /** Is told of each task that ends. */
  readonly onTaskEnd: ((task: ObservedTask) => void) | undefined;
}

/** Creates the internals of a kernel before its boot. */
export function newCore(
  machine: Machine,
  limits: Limits,
  engine: Engine,
  onTaskEnd?: (task: ObservedTask) => void,
): Core {
  return {
    machine,
    limits,
    engine,
    onTaskEnd,
    state: newState(machine.harts.length, machine.ram.size),
    guests: [],
    ended: new Digest(),
    counters: counters(),
    call: undefined,
    outcome: DONE,
    messagePool: [],
    console: new KernelConsole(machine, limits),
  };
}

/** Returns the task that runs on a hart. */
export function currentTask(core: Core, cpu: number): Task | undefined {
  const index = core.state.cpus[cpu]?.current ?? 0;
  return index === 0 ? undefined : core.state.tasks.items[index];
}
