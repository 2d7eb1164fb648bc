/** A hart for one call of a wrapper: registers, a small memory, and a result for a0. */
import type { Cpu, Program } from '../cpu.ts';
import { A0, A7, SP } from '../registers.ts';
import { u64FromWords } from '../words.ts';

/** The value of sp before a call. */
export const STACK = 0x8000;

/** A hart with visible memory. */
export type FakeCpu = Cpu & { readonly memory: Uint8Array };

/** Registers and memory are filled with patterns, so that nothing is zero by accident. */
export function fakeCpu(): FakeCpu {
  const memory = new Uint8Array(STACK + 0x100).fill(0xa5);
  const reject = (): never => {
    throw new Error('a wrapper does not do this');
  };
  const x = new Int32Array(64).fill(0x5a5a_5a5a);
  x[SP] = STACK;
  x[SP + 1] = 0;
  return {
    x,
    memory,
    read: (va, length) => memory.slice(va, va + length),
    write: (va, bytes) => memory.set(bytes, va),
    load8: reject,
    load16: reject,
    load32: reject,
    load64: reject,
    store8: reject,
    store16: reject,
    store32: reject,
    store64: reject,
    illegal: reject,
  };
}

/** The 64 bits of a register, `a0` to `a5` or `a7`. */
export function registerOf({ x }: Cpu, name: string): bigint {
  const at = name === 'a7' ? A7 : A0 + 2 * Number(name.slice(1));
  return u64FromWords(x[at] ?? 0, x[at + 1] ?? 0);
}

/** Runs a program up to its trap. */
export function trapped<T>(cpu: Cpu, program: Program<T>): Program<T> {
  if (program.next().done === true) throw new Error('it ended without a trap');
  if (cpu.x[SP + 1] !== 0) throw new Error('the high word of sp changed');
  return program;
}

/** Puts a result into a0 and resumes the program. */
export function resumed<T>(cpu: Cpu, program: Program<T>, a0: bigint): T {
  cpu.x[A0] = Number(BigInt.asIntN(32, a0));
  cpu.x[A0 + 1] = Number(BigInt.asIntN(32, a0 >> 32n));
  const step = program.next();
  if (step.done !== true) throw new Error('it trapped twice');
  if (cpu.x[SP] !== STACK) throw new Error('its stack is not released');
  return step.value;
}
