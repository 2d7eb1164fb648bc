/**
 * What the parts of the kernel work on. All that decides behaviour is in `state`, which is plain data: ids, numbers,
 * bigints, arrays, bytes. Beside it are the machine, the engines of programs, which can't be data, and counters, which
 * only tell what happened.
 */
import type { Limits, ReschedOutcome } from '@abicus/abi-kernel';
import type { Guest, Machine } from '@abicus/emulator';
import { DONE, type DispatchResult } from '@abicus/wire';
import { KernelConsole } from './console.ts';
import { counters, type Counters } from './counters.ts';
import type { Endpoint, Message } from '../state/endpoint.ts';
import { frames, type Frames } from '../mm/frames.ts';
import type { Space } from '../mm/space.ts';
import type { Vmo } from '../mm/vmo.ts';
import { newCpu, type CpuState } from '../state/cpu.ts';
import { slots, type Slots } from '../state/slots.ts';
import type { Task } from '../state/task.ts';

/** The state of a kernel: plain data. */
export interface State {
  readonly tasks: Slots<Task>;
  readonly endpoints: Slots<Endpoint>;
  readonly spaces: Slots<Space>;
  readonly vmos: Slots<Vmo>;
  readonly cpus: readonly CpuState[];
  readonly frames: Frames;
  /** Indexes of blocked tasks as a heap by deadline. */
  readonly deadlines: number[];
  /** Gives tasks with the same deadline an order. */
  deadlineOrder: number;
  /** Payload bytes in all queues. */
  queuedBytes: number;
  /** Bytes of all VMOs. */
  vmoBytes: number;
  /** How far the boot has come. */
  stage: number;
}

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
  mark: Counters;
  /** What it was answered when it asked its peer to reschedule. */
  asked: readonly ReschedOutcome[];
  /** What the last call came to: tells proofs which check it was that refused. */
  outcome: DispatchResult;
  /** Messages that may be written again. */
  readonly spare: Message[];
  readonly console: KernelConsole;
  readonly engine: Engine;
}

/** The state of a kernel that has not booted. */
export function newState(machine: Machine): State {
  return {
    tasks: slots(),
    endpoints: slots(),
    spaces: slots(),
    vmos: slots(),
    cpus: machine.harts.map(({ id }) => newCpu(id)),
    frames: frames(machine.ram.size),
    deadlines: [],
    deadlineOrder: 0,
    queuedBytes: 0,
    vmoBytes: 0,
    stage: 0,
  };
}

/** What surrounds a state. */
export function newCore(machine: Machine, limits: Limits, engine: Engine): Core {
  return {
    machine,
    limits,
    engine,
    state: newState(machine),
    guests: [],
    counters: counters(),
    mark: counters(),
    asked: [],
    outcome: DONE,
    spare: [],
    console: new KernelConsole(machine, limits),
  };
}

/** The task that runs on a hart. */
export function currentTask(core: Core, cpu: number): Task | undefined {
  const index = core.state.cpus[cpu]?.current ?? 0;
  return index === 0 ? undefined : core.state.tasks.items[index];
}
