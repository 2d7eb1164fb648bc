/** A CPU with memory and a scripted kernel, to test the syscalls of libraries word by word. */
import {
  getU32,
  getU64,
  putU32,
  putU64,
  SP,
  A0,
  A7,
  type Cpu,
  type OwnState,
  type Program,
} from '@abicus/wire';

/** Size of the memory in bytes; the stack begins at its end. */
const MEMORY = 8192;

/** A syscall: its number and its arguments, unsigned. */
export interface SyscallRecord {
  readonly number: number;
  readonly args: readonly bigint[];
}

/** Handles a syscall: gives a0, and may read and write memory. */
export type SyscallHandler = (trap: SyscallRecord, cpu: FakeCpu) => number | bigint;

/** The maximum number of traps of a program run by `runWith`. */
const MAX_TRAPS = 100_000;

/** The CPU. */
export class FakeCpu implements Cpu {
  x: Int32Array = new Int32Array(64);
  readonly memory: Uint8Array = new Uint8Array(MEMORY);
  /** Reads what the program states of itself. */
  observed: (() => OwnState) | undefined = undefined;
  /** All syscalls so far. */
  readonly traps: SyscallRecord[] = [];

  constructor() {
    this.x[SP] = MEMORY;
  }

  /** Runs a program. The handlers are called in order, one for each trap; their number must equal that of the traps. */
  run<T>(program: Program<T>, ...handlers: readonly SyscallHandler[]): T {
    const top = this.x[SP];
    for (let i = 0; i <= handlers.length; i++) {
      const step = program.next();
      if (step.done === true) {
        if (i !== handlers.length) throw new Error(`${i} traps, ${handlers.length} answers`);
        if (this.x[SP] !== top) throw new Error('the stack is not where it was');
        return step.value;
      }
      const handler = handlers[i];
      if (handler === undefined) break;
      this.#handle(handler);
    }
    throw new Error(`trap ${handlers.length + 1} of ${handlers.length}`);
  }

  /** Runs a program with one handler for all traps. */
  runWith<T>(program: Program<T>, handler: SyscallHandler): T {
    for (let traps = 0; traps < MAX_TRAPS; traps++) {
      const step = program.next();
      if (step.done === true) return step.value;
      this.#handle(handler);
    }
    throw new Error(`not over after ${MAX_TRAPS} traps`);
  }

  #handle(handler: SyscallHandler): void {
    const args = [0, 1, 2, 3, 4, 5].map((i) => this.#register(A0 + 2 * i));
    const trap = { number: this.x[A7] ?? 0, args };
    this.traps.push(trap);
    const value = BigInt.asUintN(64, BigInt(handler(trap, this)));
    this.x[A0] = Number(value & 0xffff_ffffn);
    this.x[A0 + 1] = Number(value >> 32n);
  }

  #register(at: number): bigint {
    const low = BigInt((this.x[at] ?? 0) >>> 0);
    return (BigInt((this.x[at + 1] ?? 0) >>> 0) << 32n) | low;
  }

  load8 = (va: number): number => this.memory[va] ?? 0;
  load16 = (va: number): number => this.load8(va) | (this.load8(va + 1) << 8);
  load32 = (va: number): number => getU32(this.memory, va);
  load64 = (va: number): bigint => getU64(this.memory, va);
  store8 = (va: number, value: number): void => void (this.memory[va] = value);
  store16 = (va: number, value: number): void => this.write(va, Uint8Array.of(value, value >> 8));
  store32 = (va: number, value: number): void => putU32(this.memory, va, value);
  store64 = (va: number, value: bigint): void => putU64(this.memory, va, value);
  read = (va: number, length: number): Uint8Array => this.memory.slice(va, va + length);
  write = (va: number, bytes: Uint8Array): void => this.memory.set(bytes, va);
  observe = (read: () => OwnState): void => void (this.observed = read);
  illegal(): never {
    throw new Error('illegal instruction');
  }
}
