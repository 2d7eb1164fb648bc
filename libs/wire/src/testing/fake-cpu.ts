/** A hart for one call of a wrapper: registers, a small memory, and a result for a0. */
import type { Cpu, Program } from '../cpu.ts';
import { A0, A7, SP } from '../registers.ts';
import { ARGUMENTS, setRegister } from './argument-registers.ts';
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
    observe: reject,
    illegal: reject,
  };
}

const indexOf = (name: string): number => (name === 'a7' ? A7 : (ARGUMENTS.get(name) ?? -1));

/** The 64 bits of a register: a7, or one of an argument. */
export function registerOf({ x }: Cpu, name: string): bigint {
  const at = indexOf(name);
  return u64FromWords(x[at] ?? 0, x[at + 1] ?? 0);
}

/** Runs a program up to its trap. */
export function trapped<T>(cpu: Cpu, program: Program<T>): Program<T> {
  if (program.next().done === true) throw new Error('it ended without a trap');
  if (cpu.x[SP + 1] !== 0) throw new Error('the high word of sp changed');
  return program;
}

/** Puts results into their registers, that in a0 apart, and resumes the program. */
export function resumed<T>(
  cpu: Cpu,
  program: Program<T>,
  a0: bigint,
  others: Readonly<Record<string, bigint>> = {},
): T {
  for (const [name, value] of Object.entries(others)) setRegister(cpu.x, indexOf(name), value);
  setRegister(cpu.x, A0, a0);
  const step = program.next();
  if (step.done !== true) throw new Error('it trapped twice');
  if (cpu.x[SP] !== STACK) throw new Error('its stack is not released');
  return step.value;
}
