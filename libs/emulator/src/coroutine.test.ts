import {
  CAUSE_BREAKPOINT,
  CAUSE_ILLEGAL_INSTRUCTION,
  CAUSE_INSTRUCTION_PAGE_FAULT,
  CAUSE_LOAD_PAGE_FAULT,
  CAUSE_USER_ECALL,
  PAGE_ROOT_SHIFT,
  RAM_BASE,
  REG_A0,
  REG_A7,
} from '@abicus/abi-board';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bootTestMachine, RUN_LIMIT, hartOf, unloadHart } from '../test/test-machine.ts';
import { DATA_VA, RO, TEXT_VA } from '../test/space.ts';
import { CoroutineGuest } from './coroutine.ts';
import { tableIndex } from './mmu.ts';
import { copyFromUser } from './user-copy.ts';

const A0 = REG_A0 * 2;
const A7 = REG_A7 * 2;

function fail(): void {
  throw new Error('bug');
}

/** A syscall, as a generated wrapper makes it. */
function* call(cpu: Cpu, number: number): Program<number> {
  cpu.x[A7] = number;
  yield undefined;
  return cpu.x[A0] ?? 0;
}

test('an ecall passes registers to the supervisor and its result back', () => {
  const results: number[] = [];
  const { machine, supervisor } = bootTestMachine(
    [
      function* (cpu) {
        for (let i = 1; i <= 3; i++) results.push(yield* call(cpu, i));
      },
    ],
    (hart) => {
      hart.x[A0] = (hart.x[A7] ?? 0) * 100;
      return false;
    },
  );
  machine.run(RUN_LIMIT);
  expect(results).toEqual([100, 200, 300]);
  expect(supervisor.traps.slice(0, 3)).toEqual(
    [1, 2, 3].map(() => ({ hart: 0, scause: CAUSE_USER_ECALL, sepc: TEXT_VA, stval: 0 })),
  );
});

test('a blocked syscall is restarted with restored registers, without running the program', () => {
  const log: string[] = [];
  let tries = 0;
  const { machine } = bootTestMachine(
    [
      function* (cpu) {
        log.push('program asks');
        const result = yield* call(cpu, 7);
        log.push(`program gets ${result}`);
        yield* call(cpu, 8);
      },
    ],
    (hart) => {
      const [number, argument] = [hart.x[A7], hart.x[A0]];
      log.push(`supervisor: ${number} ${argument}`);
      if (number !== 7) return false;
      tries++;
      if (tries < 3) {
        // Another task used the hart meanwhile, then the registers of this one were restored.
        hart.x.fill(-1);
        hart.x[A7] = 7;
        hart.x[A0] = tries;
        return true;
      }
      hart.x[A0] = 42;
      return false;
    },
  );
  machine.run(RUN_LIMIT);
  expect(log.slice(0, 6)).toEqual([
    'program asks',
    'supervisor: 7 0',
    'supervisor: 7 1',
    'supervisor: 7 2',
    'program gets 42',
    'supervisor: 8 42',
  ]);
});

test('a program that migrates uses the registers of its new hart', () => {
  const results: (number | undefined)[] = [];
  const { machine } = bootTestMachine(
    [
      function* (cpu) {
        for (;;) {
          cpu.x[A7] = 1;
          yield undefined;
          results.push(cpu.x[A0]);
        }
      },
    ],
    (hart, { machine: { harts } }) => {
      // Migrates the program to the other hart, which has another value in a0.
      const other = harts[1 - hart.id];
      if (other === undefined) return false;
      other.guest = hart.guest;
      other.csr.satp = hart.csr.satp;
      other.pc = hart.csr.sepc + 4;
      other.waiting = false;
      other.x[A0] = 1000 + other.id;
      unloadHart(hart);
      return true;
    },
    { harts: 2 },
  );
  unloadHart(hartOf(machine, 1));
  machine.run({ ...RUN_LIMIT, maxSteps: 4 });
  expect(results).toEqual([1001, 1000, 1001]);
});

test('x0 reads 0 for the supervisor and for the program after either wrote to it', () => {
  const results: (number | undefined)[] = [];
  const { machine } = bootTestMachine(
    [
      function* (cpu) {
        for (;;) {
          results.push(cpu.x[0], cpu.x[1]);
          cpu.x.fill(-1, 0, 2);
          yield undefined;
        }
      },
    ],
    (hart) => {
      results.push(hart.x[0], hart.x[1]);
      hart.x.fill(-1, 0, 2);
      return false;
    },
  );
  machine.run({ ...RUN_LIMIT, maxSteps: 2 });
  expect(results).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test.each([
  ['a call in the middle of the text', TEXT_VA + 8],
  ['a misaligned pc', TEXT_VA + 2],
  ['a page that is not executable', DATA_VA],
  ['unmapped memory', 0x7000_0000],
])('resuming at %s is an instruction page fault there', (_, pc) => {
  const { machine, supervisor } = bootTestMachine(
    [
      function* () {
        for (;;) yield undefined;
      },
    ],
    (hart) => {
      hart.pc = pc;
      return hart.csr.scause === CAUSE_USER_ECALL;
    },
  );
  machine.run(RUN_LIMIT);
  expect(supervisor.traps[1]).toEqual({
    hart: 0,
    scause: CAUSE_INSTRUCTION_PAGE_FAULT,
    sepc: pc,
    stval: pc,
  });
});

test('a start at entry + 4 is an instruction page fault, since no syscall precedes it', () => {
  const { machine, supervisor } = bootTestMachine([
    function* () {
      yield undefined;
    },
  ]);
  for (const hart of machine.harts) hart.pc = TEXT_VA + 4;
  machine.run(RUN_LIMIT);
  expect(supervisor.traps.map(({ scause }) => scause)).toEqual([CAUSE_INSTRUCTION_PAGE_FAULT]);
});

test.each([
  ['unmapped', 0],
  ['not executable', RO],
])('text that becomes %s while the program is blocked faults when it is resumed', (_, flags) => {
  const { machine, supervisor } = bootTestMachine(
    [
      function* () {
        for (;;) yield undefined;
      },
    ],
    (_hart, { spaces }) => {
      spaces[0]?.map(TEXT_VA, RAM_BASE, flags);
      return false;
    },
  );
  machine.run(RUN_LIMIT);
  expect(supervisor.traps.map(({ scause }) => scause)).toEqual([
    CAUSE_USER_ECALL,
    CAUSE_INSTRUCTION_PAGE_FAULT,
  ]);
});

test('a PTE that is changed in place takes effect after a fence', () => {
  const { machine, supervisor } = bootTestMachine(
    [
      function* () {
        for (;;) yield undefined;
      },
    ],
    (_hart, { machine: { ram }, spaces }) => {
      const root = tableIndex(spaces[0]?.root ?? 0);
      if (supervisor.traps.length === 3) {
        ram.i32[root + (TEXT_VA >>> PAGE_ROOT_SHIFT)] = 0;
        ram.fence();
      }
      return false;
    },
  );
  machine.run(RUN_LIMIT);
  expect(supervisor.traps.map(({ scause }) => scause)).toEqual([
    CAUSE_USER_ECALL,
    CAUSE_USER_ECALL,
    CAUSE_USER_ECALL,
    CAUSE_INSTRUCTION_PAGE_FAULT,
  ]);
});

test('a program that catches its fault is ended: later registers, stores and `finally` blocks have no effect', () => {
  const log: string[] = [];
  const { machine, supervisor, space } = bootTestMachine([
    function* (cpu): Program {
      cpu.x[A0] = 1;
      try {
        try {
          cpu.load32(0x7000_0000);
        } catch {
          log.push('caught');
        }
        cpu.x[A0] = 2;
        try {
          cpu.store32(DATA_VA, 3);
        } catch {
          log.push('and again');
        }
        yield undefined;
        log.push('went on');
      } finally {
        log.push('finally');
      }
    },
  ]);
  machine.run(RUN_LIMIT);
  expect(log).toEqual(['caught', 'and again']);
  expect(supervisor.traps).toEqual([
    { hart: 0, scause: CAUSE_LOAD_PAGE_FAULT, sepc: TEXT_VA, stval: 0x7000_0000 },
  ]);
  expect(machine.harts[0]?.x[A0]).toBe(1);
  const kept = new Uint8Array(4);
  copyFromUser(machine.ram, space.root, DATA_VA, kept);
  expect([...kept]).toEqual([0, 0, 0, 0]);
});

test.each([
  [
    'faulted',
    function* (cpu: Cpu): Program {
      cpu.load8(0);
      yield undefined;
    },
    CAUSE_LOAD_PAGE_FAULT,
  ],
  [
    'executed an illegal instruction',
    function* (cpu: Cpu): Program {
      cpu.illegal();
      yield undefined;
    },
    CAUSE_ILLEGAL_INSTRUCTION,
  ],
  ['returned', function* (): Program {}, CAUSE_ILLEGAL_INSTRUCTION],
  [
    'threw',
    function* (): Program {
      fail();
      yield undefined;
    },
    CAUSE_BREAKPOINT,
  ],
])('a program that %s takes the same trap on each resume', (_, program, cause) => {
  const { machine, supervisor } = bootTestMachine([program], (hart, { traps }) => {
    if (traps.length < 4) hart.pc = TEXT_VA + 4 * (traps.length % 2);
    return traps.length < 4;
  });
  machine.run(RUN_LIMIT);
  expect(supervisor.traps.map(({ scause }) => scause)).toEqual([cause, cause, cause, cause]);
});

test('the exception of a program or of its factory is kept for diagnosis', () => {
  const bug = new Error('bug');
  const { machine, supervisor } = bootTestMachine([
    () => {
      throw bug;
    },
  ]);
  machine.run(RUN_LIMIT);
  expect(supervisor.traps[0]?.scause).toBe(CAUSE_BREAKPOINT);
  expect(supervisor.guests[0]?.error).toBe(bug);
});

test('a program is created on its first resume', () => {
  let created = 0;
  const { machine } = bootTestMachine([]);
  const guest = new CoroutineGuest(
    machine,
    function* () {
      created++;
      yield undefined;
    },
    TEXT_VA,
    'late',
  );
  expect([guest.name, created]).toEqual(['late', 0]);
  expect([guest.resume(hartOf(machine, 0)), created]).toEqual([true, 1]);
});
