import {
  CAUSE_ILLEGAL_INSTRUCTION,
  CAUSE_LOAD_ACCESS,
  CAUSE_LOAD_PAGE_FAULT,
  CAUSE_STORE_ACCESS,
  CAUSE_STORE_PAGE_FAULT,
  FINISHER_BASE,
  RAM_BASE,
  UART_BASE,
} from '@abicus/abi-board';
import type { Cpu } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bootTestMachine, RUN_LIMIT, type TrapRecord } from '../test/test-machine.ts';
import { DATA_VA, RO, RW } from '../test/space.ts';
import { GuestFault } from './guest-cpu.ts';
import { copyFromUser } from './user-copy.ts';

const END = DATA_VA + 0x2000;
const READ_ONLY = 0x3_0000;
const UART_VA = 0x4_0000;
const FINISHER_VA = 0x5_0000;
/** A page that is mapped to the first address after RAM, where there is no device. */
const NOWHERE = 0x6_0000;

interface Outcome<T> {
  readonly value: T | undefined;
  readonly traps: readonly TrapRecord[];
  readonly sent: readonly number[];
  readonly exitCode: number | undefined;
}

/** Runs a program. Its data: two pages RW, then an unmapped one; a read-only page; the console; the finisher. */
function onHart<T>(body: (cpu: Cpu) => T): Outcome<T> {
  let value: T | undefined;
  const sent: number[] = [];
  const { machine, supervisor, space } = bootTestMachine(
    [
      function* (cpu) {
        value = body(cpu);
        yield undefined;
      },
    ],
    undefined,
    { onByte: (byte) => sent.push(byte) },
  );
  space.mapNew(READ_ONLY, 1, RO);
  space.map(UART_VA, UART_BASE, RW).map(FINISHER_VA, FINISHER_BASE, RW);
  space.map(NOWHERE, RAM_BASE + machine.ram.size, RW);
  const { exitCode } = machine.run({ ...RUN_LIMIT, maxSteps: 1 });
  return { value, traps: supervisor.traps, sent, exitCode };
}

test('loads are unsigned and little-endian, stores keep the low bits', () => {
  const { value } = onHart((cpu) => {
    cpu.store64(DATA_VA, 0xfedc_ba98_7654_3210n);
    cpu.store32(DATA_VA + 8, -1);
    cpu.store16(DATA_VA + 8, 0x1_2345);
    cpu.store8(DATA_VA + 11, 0x1_80);
    return [
      cpu.load8(DATA_VA + 7),
      cpu.load16(DATA_VA + 6),
      cpu.load32(DATA_VA + 4),
      cpu.load64(DATA_VA),
      cpu.load32(DATA_VA + 8),
      cpu.load64(DATA_VA + 8),
    ];
  });
  expect(value).toEqual([
    0xfe,
    0xfedc,
    0xfedc_ba98,
    0xfedc_ba98_7654_3210n,
    0x80ff_2345,
    0x80ff_2345n,
  ]);
});

test('negative and over-long 64-bit values keep their low bits', () => {
  const { value } = onHart((cpu) => {
    cpu.store64(DATA_VA, -2n);
    cpu.store64(DATA_VA + 8, 1n << 64n);
    return [cpu.load64(DATA_VA), cpu.load64(DATA_VA + 8)];
  });
  expect(value).toEqual([0xffff_ffff_ffff_fffen, 0n]);
});

test('misaligned accesses of RAM work, also across a page boundary', () => {
  const { value } = onHart((cpu) => {
    const at = DATA_VA + 0x1000;
    cpu.store32(at - 1, 0x4433_2211);
    cpu.store16(at + 5, 0xbeef);
    const words = [cpu.load32(at - 1), cpu.load16(at - 1), cpu.load16(at + 5), cpu.load8(at)];
    cpu.store64(at - 3, 0x1122_3344_5566_7788n);
    return [...words, cpu.load64(at - 3)];
  });
  expect(value).toEqual([0x4433_2211, 0x2211, 0xbeef, 0x22, 0x1122_3344_5566_7788n]);
});

test('read and write copy across page boundaries, and a copy does not alias RAM', () => {
  const { value } = onHart((cpu) => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i);
    cpu.write(DATA_VA + 0xf80, bytes);
    bytes.fill(0);
    const back = cpu.read(DATA_VA + 0xf80, 300);
    cpu.store8(DATA_VA + 0xf80, 99);
    return back;
  });
  expect(value).toEqual(Uint8Array.from({ length: 300 }, (_, i) => i));
});

test('a mapped console can be driven from user mode', () => {
  const { value, sent, traps } = onHart((cpu) => {
    cpu.store8(UART_VA, 0x141);
    return cpu.load8(UART_VA + 5);
  });
  expect([value, sent]).toEqual([0x60, [0x41]]);
  expect(traps).toHaveLength(1);
});

test('a store to a mapped finisher ends the run before the next trap', () => {
  const { exitCode, traps } = onHart((cpu) => cpu.store32(FINISHER_VA, 0x0007_3333));
  expect([exitCode, traps]).toEqual([7, []]);
});

/** Accesses that end a program: the trap's cause, and the address in stval. */
test.each<[string, (cpu: Cpu) => unknown, number, number]>([
  // page faults: unmapped, or the access is not allowed
  ['load8 unmapped', (cpu) => cpu.load8(0), CAUSE_LOAD_PAGE_FAULT, 0],
  ['load16 unmapped', (cpu) => cpu.load16(8), CAUSE_LOAD_PAGE_FAULT, 8],
  ['load32 unmapped', (cpu) => cpu.load32(END), CAUSE_LOAD_PAGE_FAULT, END],
  ['load32 half unmapped', (cpu) => cpu.load32(END - 2), CAUSE_LOAD_PAGE_FAULT, END],
  ['load64 half unmapped', (cpu) => cpu.load64(END - 4), CAUSE_LOAD_PAGE_FAULT, END],
  ['read across the end of the mapping', (cpu) => cpu.read(END - 8, 9), CAUSE_LOAD_PAGE_FAULT, END],
  ['store8 unmapped', (cpu) => cpu.store8(END, 1), CAUSE_STORE_PAGE_FAULT, END],
  ['store16 half unmapped', (cpu) => cpu.store16(END - 1, 1), CAUSE_STORE_PAGE_FAULT, END],
  ['store64 half unmapped', (cpu) => cpu.store64(END - 1, 1n), CAUSE_STORE_PAGE_FAULT, END],
  ['store32 read-only', (cpu) => cpu.store32(READ_ONLY, 1), CAUSE_STORE_PAGE_FAULT, READ_ONLY],
  [
    'write read-only',
    (cpu) => cpu.write(READ_ONLY + 5, Uint8Array.of(1)),
    CAUSE_STORE_PAGE_FAULT,
    READ_ONLY + 5,
  ],
  ['the kernel half', (cpu) => cpu.load8(0x8000_0000), CAUSE_LOAD_PAGE_FAULT, 0x8000_0000],
  ['not canonical', (cpu) => cpu.load8(2 ** 39), CAUSE_LOAD_PAGE_FAULT, 2 ** 39],
  ['below zero', (cpu) => cpu.store32(-4, 1), CAUSE_STORE_PAGE_FAULT, -4],
  ['between bytes', (cpu) => cpu.load8(DATA_VA + 0.5), CAUSE_LOAD_PAGE_FAULT, 0],
  ['no number', (cpu) => cpu.load32(NaN), CAUSE_LOAD_PAGE_FAULT, 0],
  // access faults: a mapped device returns a bus error
  ['uart by word', (cpu) => cpu.load32(UART_VA), CAUSE_LOAD_ACCESS, UART_VA],
  ['uart by half', (cpu) => cpu.load16(UART_VA), CAUSE_LOAD_ACCESS, UART_VA],
  ['uart by 64 bits', (cpu) => cpu.load64(UART_VA), CAUSE_LOAD_ACCESS, UART_VA],
  ['uart hole', (cpu) => cpu.load8(UART_VA + 9), CAUSE_LOAD_ACCESS, UART_VA + 9],
  ['uart copied out', (cpu) => cpu.read(UART_VA, 1), CAUSE_LOAD_ACCESS, UART_VA],
  ['uart copied in', (cpu) => cpu.write(UART_VA, Uint8Array.of(1)), CAUSE_STORE_ACCESS, UART_VA],
  ['uart read-only register', (cpu) => cpu.store8(UART_VA + 5, 0), CAUSE_STORE_ACCESS, UART_VA + 5],
  ['uart 64-bit store', (cpu) => cpu.store64(UART_VA, 0n), CAUSE_STORE_ACCESS, UART_VA],
  ['finisher read', (cpu) => cpu.load32(FINISHER_VA), CAUSE_LOAD_ACCESS, FINISHER_VA],
  [
    'finisher misaligned',
    (cpu) => cpu.store32(FINISHER_VA + 2, 0x5555),
    CAUSE_STORE_ACCESS,
    FINISHER_VA + 2,
  ],
  ['load32 outside of RAM', (cpu) => cpu.load32(NOWHERE), CAUSE_LOAD_ACCESS, NOWHERE],
  ['load8 outside of RAM', (cpu) => cpu.load8(NOWHERE), CAUSE_LOAD_ACCESS, NOWHERE],
  ['store32 outside of RAM', (cpu) => cpu.store32(NOWHERE, 1), CAUSE_STORE_ACCESS, NOWHERE],
  ['copy from outside of RAM', (cpu) => cpu.read(NOWHERE, 1), CAUSE_LOAD_ACCESS, NOWHERE],
  // not an access
  ['illegal instruction', (cpu) => cpu.illegal(), CAUSE_ILLEGAL_INSTRUCTION, 0],
])('%s', (_, access, scause, stval) => {
  const { traps } = onHart(access);
  expect(traps.map((trap) => [trap.scause, trap.stval])).toEqual([[scause, stval]]);
});

test.each<[string, (cpu: Cpu) => void, number[]]>([
  ['a word is not stored', (cpu) => cpu.store32(END - 2, -1), [0, 0, 0, 0]],
  ['64 bits are not stored', (cpu) => cpu.store64(END - 4, -1n), [0, 0, 0, 0]],
  [
    'a copy is stored up to the end',
    (cpu) => cpu.write(END - 4, new Uint8Array(5).fill(9)),
    [9, 9, 9, 9],
  ],
])('across the end of mapped memory %s', (_, store, left) => {
  const { machine, supervisor, space } = bootTestMachine([
    function* (cpu) {
      store(cpu);
      yield undefined;
    },
  ]);
  machine.run(RUN_LIMIT);
  const bytes = new Uint8Array(4);
  expect(copyFromUser(machine.ram, space.root, END - 4, bytes)).toBe(4);
  expect([...bytes]).toEqual(left);
  expect(supervisor.traps.map(({ stval }) => stval)).toEqual([END]);
});

test('the exception states the trap, and a second access throws the first one’s', () => {
  const errors: unknown[] = [];
  onHart((cpu) => {
    for (const va of [0x123, 0x456]) {
      try {
        cpu.load8(va);
      } catch (error) {
        errors.push(error);
      }
    }
  });
  expect(errors).toHaveLength(2);
  for (const error of errors) {
    expect(error).toBeInstanceOf(GuestFault);
    expect(error).toMatchObject({ scause: CAUSE_LOAD_PAGE_FAULT, stval: 0x123 });
  }
});
