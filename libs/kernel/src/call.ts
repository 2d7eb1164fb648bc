/** A call as this kernel's handlers see it: who calls, on which hart, and the kernel around it. */
import {
  ACCESS_LOAD,
  ACCESS_STORE,
  copyFromUser,
  copyToUser,
  PAGE_SIZE,
  ramOffset,
  userRange,
  type Hart,
  type Ram,
} from '@abicus/emulator';
import { putU32, type Call, type UserMemory } from '@abicus/wire';
import type { Core } from './core.ts';
import type { CpuState } from './sched/cpu.ts';
import type { Task } from './task/task.ts';

/** A call in the kernel. There is one object for each kernel, filled in at each trap. */
export interface KernelCall extends Call {
  readonly core: Core;
  x: Int32Array;
  readonly memory: CallerMemory;
  hart: Hart;
  cpu: CpuState;
  task: Task;
  second: number;
  /** A handler sets it when the caller's turn is over. */
  turnOver: boolean;
}

/** The memory of the caller, through the page table of the hart that it runs on. */
export class CallerMemory implements UserMemory {
  /** Physical address of the root table. */
  root = 0;
  readonly #ram: Ram;
  /** What decoders read is a few dozen bytes: one buffer serves them all. */
  readonly #small: Uint8Array[];

  constructor(ram: Ram) {
    this.#ram = ram;
    this.#small = Array.from({ length: 65 }, (_, length) => new Uint8Array(length));
  }

  readable(va: number, length: number): boolean {
    if (isInOnePage(va, length)) return ramOffset(this.#ram, this.root, va, ACCESS_LOAD) >= 0;
    return userRange(this.#ram, this.root, va, length, ACCESS_LOAD) === length;
  }

  writable(va: number, length: number): boolean {
    if (isInOnePage(va, length)) return ramOffset(this.#ram, this.root, va, ACCESS_STORE) >= 0;
    return userRange(this.#ram, this.root, va, length, ACCESS_STORE) === length;
  }

  read(va: number, length: number): Uint8Array | undefined {
    const into = this.#small[length] ?? new Uint8Array(length);
    return copyFromUser(this.#ram, this.root, va, into) === length ? into : undefined;
  }

  /** A copy of bytes that the caller may load: the caller of this has asked `readable`. */
  copy(va: number, length: number): Uint8Array {
    if (isInOnePage(va, length)) {
      const offset = ramOffset(this.#ram, this.root, va, ACCESS_LOAD);
      return this.#ram.u8.slice(offset, offset + length);
    }
    const bytes = new Uint8Array(length);
    copyFromUser(this.#ram, this.root, va, bytes);
    return bytes;
  }

  write(va: number, bytes: Uint8Array): boolean {
    if (!this.writable(va, bytes.length)) return false;
    copyToUser(this.#ram, this.root, va, bytes);
    return true;
  }

  /** Stores the first `length` bytes of `bytes`; the caller of this has asked `writable`. */
  writePart(va: number, bytes: Uint8Array, length: number): void {
    copyToUser(
      this.#ram,
      this.root,
      va,
      length === bytes.length ? bytes : bytes.subarray(0, length),
    );
  }

  /**
   * Stores four words at `va`, a multiple of 4 or not; the caller of this has asked `writable`. Headers of messages are
   * what the kernel writes most.
   */
  writeWords(va: number, a: number, b: number, c: number, d: number): void {
    if ((va & 3) !== 0 || !isInOnePage(va, 16)) {
      const bytes = new Uint8Array(16);
      putU32(bytes, 0, a);
      putU32(bytes, 4, b);
      putU32(bytes, 8, c);
      putU32(bytes, 12, d);
      copyToUser(this.#ram, this.root, va, bytes);
      return;
    }
    const at = ramOffset(this.#ram, this.root, va, ACCESS_STORE) >> 2;
    const { i32 } = this.#ram;
    i32[at] = a;
    i32[at + 1] = b;
    i32[at + 2] = c;
    i32[at + 3] = d;
  }
}

function isInOnePage(va: number, length: number): boolean {
  return length > 0 && (va & (PAGE_SIZE - 1)) + length <= PAGE_SIZE;
}
