/** The whole state that decides the kernel's behaviour, as plain data: ids, numbers, bigints, arrays, bytes. */
import { newCalls, type Calls } from './calls.ts';
import { newCpu, type CpuState } from './cpu.ts';
import type { Endpoint } from './endpoint.ts';
import type { Factory } from './factory.ts';
import type { IrqBinding } from './interrupt.ts';
import { frames, type Frames } from './frames.ts';
import { slots, type Slots } from './slots.ts';
import type { Space } from './space.ts';
import type { Task } from './task.ts';
import type { Vmo } from './vmo.ts';

/** The state of a kernel: plain data. */
export interface State {
  readonly tasks: Slots<Task>;
  readonly endpoints: Slots<Endpoint>;
  /** Derived endpoint factories. */
  readonly factories: Slots<Factory>;
  readonly spaces: Slots<Space>;
  readonly vmos: Slots<Vmo>;
  readonly calls: Calls;
  readonly cpus: readonly CpuState[];
  /** Bound interrupts, by line. */
  readonly bindings: (IrqBinding | undefined)[];
  readonly frames: Frames;
  /** Indexes of the blocked tasks with a deadline: a binary heap, the earliest deadline first. */
  readonly deadlines: number[];
  /** Sequence number of the next deadline: orders tasks with equal deadlines. */
  deadlineOrder: number;
  /** The serial of the last watch. */
  watchSerial: number;
  /** Number of endpoints that derived factories may still create. */
  reservedEndpoints: number;
  /** Payload bytes in the queues of endpoints of the boot's factory, and the bytes that were split off from it. */
  queuedBytes: number;
  /** Bytes of all VMOs, in whole pages. */
  vmoBytes: number;
  /** Stage of the boot, see boot/boot.ts; −1: booted. */
  stage: number;
}

/** Creates the state of a kernel before its boot. */
export function newState(harts: number, ramBytes: number): State {
  return {
    tasks: slots(),
    endpoints: slots(),
    factories: slots(),
    spaces: slots(),
    vmos: slots(),
    calls: newCalls(),
    cpus: Array.from({ length: harts }, (_, id) => newCpu(id)),
    bindings: [],
    frames: frames(ramBytes),
    deadlines: [],
    deadlineOrder: 0,
    watchSerial: 0,
    reservedEndpoints: 0,
    queuedBytes: 0,
    vmoBytes: 0,
    stage: 0,
  };
}
