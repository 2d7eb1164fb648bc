/**
 * The program's side of every operation: what a wrapper has in registers and memory when it traps,
 * and how it tells what comes back.
 */
import { A0, type Cpu, type Program, SP } from '@abicus/wire';
import { fromHex, toHex, WRAPPER_CASES, type WrapperCase } from '@abicus/abi-kernel/testing';
import { describe, expect, test } from 'vitest';

const STACK = 0x8000;

/** A hart with registers and a little memory, all bytes set so that nothing is zero by chance. */
function fakeCpu(): Cpu & { readonly memory: Uint8Array } {
  const memory = new Uint8Array(STACK + 0x100).fill(0xa5);
  const refuse = (): never => {
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
    load8: refuse,
    load16: refuse,
    load32: refuse,
    load64: refuse,
    store8: refuse,
    store16: refuse,
    store32: refuse,
    store64: refuse,
    illegal: refuse,
  };
}

const INDEX: Readonly<Record<string, number>> = { a7: 17 };

/** The 64 bits of a register. */
function registerOf({ x }: Cpu, name: string): bigint {
  const index = INDEX[name] ?? 10 + Number(name.slice(1));
  const low = BigInt.asUintN(32, BigInt(x[2 * index] ?? 0));
  return (BigInt.asUintN(32, BigInt(x[2 * index + 1] ?? 0)) << 32n) | low;
}

/** Runs a program up to its trap. */
function trapped<T>(cpu: Cpu, program: Program<T>): Program<T> {
  if (program.next().done === true) throw new Error('it ended without a trap');
  if (cpu.x[SP + 1] !== 0) throw new Error('the high word of sp changed');
  return program;
}

/** Puts a result into a0 and a1 and lets the program go on. */
function resumed<T>(cpu: Cpu, program: Program<T>, a0: bigint): unknown {
  cpu.x[A0] = Number(BigInt.asIntN(32, a0));
  cpu.x[A0 + 1] = Number(BigInt.asIntN(32, a0 >> 32n));
  const step = program.next();
  if (step.done !== true) throw new Error('it trapped twice');
  if (cpu.x[SP] !== STACK) throw new Error('its stack is not released');
  return step.value;
}

function expectRegisters(cpu: Cpu, { registers }: WrapperCase): void {
  for (const [name, value] of Object.entries(registers)) {
    const is = registerOf(cpu, name);
    const isAddress = is > 0n && is < 0x1_0000n && is % 8n === 0n;
    expect([name, value === 'address' ? isAddress : is]).toEqual([
      name,
      value === 'address' ? true : value,
    ]);
  }
}

describe.each(WRAPPER_CASES.map((one) => [one.id, one] as const))('%s', (_, one) => {
  test('the wrapper traps with its arguments in registers and memory', () => {
    const cpu = fakeCpu();
    trapped(cpu, one.typed(cpu));
    expectRegisters(cpu, one);
    for (const [name, hex] of Object.entries(one.memory)) {
      const va = Number(registerOf(cpu, name));
      expect([name, toHex(cpu.memory.slice(va, va + fromHex(hex).length))]).toEqual([name, hex]);
      expect(va).toBeGreaterThanOrEqual(cpu.x[SP] ?? 0);
      expect(va + fromHex(hex).length).toBeLessThanOrEqual(STACK);
    }
  });

  test('its raw twin traps with the same registers', () => {
    const cpu = fakeCpu();
    const program = trapped(cpu, one.raw(cpu));
    expectRegisters(cpu, one);
    expect(resumed(cpu, program, 7n)).toBe(7);
  });

  test('addresses of one call do not overlap', () => {
    const cpu = fakeCpu();
    trapped(cpu, one.typed(cpu));
    const names = Object.entries(one.registers).filter(([, value]) => value === 'address');
    const addresses = names.map(([name]) => registerOf(cpu, name));
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe.each(
  WRAPPER_CASES.filter(({ noReturn }) => noReturn !== true).map((one) => [one.id, one] as const),
)('%s', (_, one) => {
  const told = (a0: bigint): unknown => {
    const cpu = fakeCpu();
    return resumed(cpu, trapped(cpu, one.typed(cpu)), a0);
  };

  test('tells each declared error, and no other', () => {
    const numbers = [...Array.from({ length: 140 }, (_none, i) => i + 1), 4095];
    const wrong = numbers.filter((number) => {
      const error = one.errors[number] ?? 'Unknown';
      return JSON.stringify(told(BigInt(-number))) !== JSON.stringify({ ok: false, error });
    });
    expect(wrong).toEqual([]);
  });

  test('tells a negative result that is no error number as unknown', () => {
    for (const a0 of [-4096n, -5000n, -(1n << 31n), -(1n << 32n), -(1n << 63n)]) {
      expect([a0, told(a0)]).toEqual([a0, { ok: false, error: 'Unknown' }]);
    }
  });
});

const plain = WRAPPER_CASES.filter(({ results }) => results !== undefined);

test.each(plain.map((one) => [one.id, one] as const))('%s tells what it returns', (_, one) => {
  const told = (a0: bigint): unknown => {
    const cpu = fakeCpu();
    return resumed(cpu, trapped(cpu, one.typed(cpu)), a0);
  };
  for (const { a0, value } of one.results ?? []) {
    expect([a0, told(a0)]).toEqual([a0, { ok: true, value }]);
  }
  for (const a0 of one.unknown ?? []) {
    expect([a0, told(a0)]).toEqual([a0, { ok: false, error: 'Unknown' }]);
  }
});
