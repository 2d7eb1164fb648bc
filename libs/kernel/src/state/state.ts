/** All that decides what a kernel does, as plain data: ids, numbers, bigints, arrays, bytes. */
import { newCpu, type CpuState } from './cpu.ts';
import type { Endpoint } from './endpoint.ts';
import { frames, type Frames } from './frames.ts';
import { slots, type Slots } from './slots.ts';
import type { Space } from './space.ts';
import type { Task } from './task.ts';
import type { Vmo } from './vmo.ts';

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

/** The state of a kernel that has not booted, on a machine of so many harts and so much RAM. */
export function newState(harts: number, ramBytes: number): State {
  return {
    tasks: slots(),
    endpoints: slots(),
    spaces: slots(),
    vmos: slots(),
    cpus: Array.from({ length: harts }, (_, id) => newCpu(id)),
    frames: frames(ramBytes),
    deadlines: [],
    deadlineOrder: 0,
    queuedBytes: 0,
    vmoBytes: 0,
    stage: 0,
  };
}
