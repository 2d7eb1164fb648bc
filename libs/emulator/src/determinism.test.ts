import { ECALL_SIZE, SIE_EXTERNAL, SIE_SOFTWARE, SIE_TIMER } from '@abicus/abi-board';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bootTestMachine, type TestMachine, RUN_LIMIT, unloadHart } from '../test/test-machine.ts';
import { DATA_VA } from '../test/space.ts';
import type { RunOptions } from './options.ts';

/** A program that changes registers and memory, and sometimes sleeps. */
function* worker(cpu: Cpu): Program {
  for (let i = 0; ; i++) {
    cpu.x[20] = i;
    cpu.store32(DATA_VA + (i % 1024) * 4, cpu.load32(DATA_VA) + i);
    yield undefined;
  }
}

/** Some syscalls interrupt another hart, and some put their hart into wfi until an interrupt or a timer. */
function machineOf(harts: number, seed: number): TestMachine {
  return bootTestMachine(
    [worker],
    (hart, { machine: { board, ticks }, traps }) => {
      if (hart.csr.scause < 0) {
        board.clint.setMsip(hart.id, false);
        board.clint.setMtimecmp(hart.id, Infinity);
        return true;
      }
      hart.csr.sie = SIE_SOFTWARE | SIE_TIMER;
      if (traps.length % 5 === 0) board.clint.setMsip((hart.id + 1) % harts, true);
      if (traps.length % 31 === 0) {
        board.clint.setMtimecmp(hart.id, ticks + 250);
        hart.waiting = true;
      }
      hart.pc = hart.csr.sepc + ECALL_SIZE;
      return true;
    },
    { harts, seed },
  );
}

/** The digests at several steps of a run. */
function digests({ machine }: TestMachine, count: number, options: RunOptions): string[] {
  return Array.from({ length: count }, () => {
    machine.run(options);
    return machine.digest();
  });
}

test.each([1, 2, 4, 64])('with %i harts two runs of a seed are the same', (harts) => {
  const first = digests(machineOf(harts, 7), 10, { ...RUN_LIMIT, maxSteps: 50 });
  const second = digests(machineOf(harts, 7), 10, { ...RUN_LIMIT, maxSteps: 50 });
  expect(second).toEqual(first);
  expect(new Set(first).size).toBeGreaterThan(1);
});

test('the digests of a run are the same on every host', () => {
  expect(
    [1, 2, 4, 64].map(
      (harts) => digests(machineOf(harts, 7), 1, { ...RUN_LIMIT, maxSteps: 500 })[0],
    ),
  ).toMatchInlineSnapshot(`
    [
      "a0592b26aa11d942",
      "997b2fea8ac93877",
      "46232721a1eae0c3",
      "7d8653e2a91e0b60",
    ]
  `);
});

test.each([2, 4, 64])('with %i harts another seed gives another order of traps', (harts) => {
  const order = (seed: number): number[] => {
    const { machine, supervisor } = machineOf(harts, seed);
    machine.run({ ...RUN_LIMIT, maxSteps: 1000 });
    return supervisor.traps.map(({ hart }) => hart);
  };
  expect(order(1)).not.toEqual(order(2));
});

test('two machines that run interleaved, step by step, give the same digests as alone', () => {
  const alone = [
    digests(machineOf(4, 1), 40, { ...RUN_LIMIT, maxSteps: 7 }),
    digests(machineOf(2, 2), 40, { ...RUN_LIMIT, maxSteps: 7 }),
  ];
  const [one, other] = [machineOf(4, 1), machineOf(2, 2)];
  const together: string[][] = [[], []];
  for (let i = 0; i < 40; i++) {
    together[0]?.push(...digests(one, 1, { ...RUN_LIMIT, maxSteps: 7 }));
    together[1]?.push(...digests(other, 1, { ...RUN_LIMIT, maxSteps: 7 }));
  }
  expect(together).toEqual(alone);
});

test('a machine that runs inside the trap handler of another one gives the same digests as alone', () => {
  const alone = [
    digests(machineOf(2, 1), 1, { ...RUN_LIMIT, maxSteps: 30 }),
    digests(machineOf(2, 2), 1, { ...RUN_LIMIT, maxSteps: 30 }),
  ];
  const inner = machineOf(2, 2);
  const outer = machineOf(2, 1);
  outer.machine.run({
    ...RUN_LIMIT,
    maxSteps: 30,
    stopWhen: () => {
      inner.machine.run({ ...RUN_LIMIT, maxSteps: 1 });
      return false;
    },
  });
  expect([[outer.machine.digest()], [inner.machine.digest()]]).toEqual(alone);
});

test.each<[string, (parts: TestMachine) => void]>([
  ['a register', ({ machine }) => machine.harts[1]?.x.fill(1, 63, 64)],
  [
    'a byte of claimed memory',
    ({ machine, space }) => machine.ram.write(space.root + 8, Uint8Array.of(0, 1)),
  ],
  ['the time', ({ machine }) => machine.board.clint.advanceTo(machine.ticks + 1)],
  ['a timer', ({ machine }) => machine.board.clint.setMtimecmp(1, 1e6)],
  [
    'a pending interrupt',
    ({ machine }) => machine.board.interrupts.setPending(0, SIE_EXTERNAL, true),
  ],
  ['the console', ({ machine }) => machine.board.uart.transmit(1)],
  ['the budget', ({ machine }) => machine.harts[0]?.charge(1)],
  ['the running program', ({ machine }) => machine.harts.slice(0, 1).forEach(unloadHart)],
  ['the finisher', ({ machine }) => machine.board.finisher.end(0)],
  ['the entropy device', ({ machine }) => machine.bus.write32(0x1000_2070, 1)],
  ['the choices', ({ machine }) => machine.choose(2, 'stealVictim')],
  ['the supervisor', ({ supervisor }) => supervisor.traps.pop()],
])('a digest covers %s', (_, change) => {
  const parts = machineOf(2, 1);
  parts.machine.run({ ...RUN_LIMIT, maxSteps: 5 });
  const before = parts.machine.digest();
  expect(parts.machine.digest()).toBe(before);
  change(parts);
  expect(parts.machine.digest()).not.toBe(before);
});
