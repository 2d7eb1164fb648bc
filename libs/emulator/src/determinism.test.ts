import { ECALL_SIZE, SIE_EXTERNAL, SIE_SOFTWARE, SIE_TIMER } from '@abicus/abi-board';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bench, type Bench, BOUND, stop } from '../test/bench-board.ts';
import { DATA_VA } from '../test/space.ts';
import type { RunOptions } from './options.ts';

/** A program that leaves its mark in registers and memory, and sometimes asks to sleep. */
function* worker(cpu: Cpu): Program {
  for (let i = 0; ; i++) {
    cpu.x[20] = i;
    cpu.store32(DATA_VA + (i % 1024) * 4, cpu.load32(DATA_VA) + i);
    yield undefined;
  }
}

/** Now and then a call interrupts another hart, and now and then its hart sleeps until an interrupt or a timer. */
function machineOf(harts: number, seed: number): Bench {
  return bench(
    [worker],
    (hart, { machine: { board, ticks }, traps }) => {
      if (hart.csr.scause < 0) {
        board.clint.setSoftware(hart.id, false);
        board.clint.setTimer(hart.id, Infinity);
        return true;
      }
      hart.csr.sie = SIE_SOFTWARE | SIE_TIMER;
      if (traps.length % 5 === 0) board.clint.setSoftware((hart.id + 1) % harts, true);
      if (traps.length % 31 === 0) {
        board.clint.setTimer(hart.id, ticks + 250);
        hart.waiting = true;
      }
      hart.pc = hart.csr.sepc + ECALL_SIZE;
      return true;
    },
    { harts, seed },
  );
}

/** The digest after each of some steps. */
function digests({ machine }: Bench, count: number, options: RunOptions): string[] {
  return Array.from({ length: count }, () => {
    machine.run(options);
    return machine.digest();
  });
}

test.each([1, 2, 4, 64])('with %i harts a seed gives the same run each time', (harts) => {
  const first = digests(machineOf(harts, 7), 10, { ...BOUND, maxSteps: 50 });
  const second = digests(machineOf(harts, 7), 10, { ...BOUND, maxSteps: 50 });
  expect(second).toEqual(first);
  expect(new Set(first).size).toBeGreaterThan(1);
});

test('the digests of a run are the same on every host', () => {
  expect(
    [1, 2, 4, 64].map((harts) => digests(machineOf(harts, 7), 1, { ...BOUND, maxSteps: 500 })[0]),
  ).toMatchInlineSnapshot(`
      [
        "de16b60f7c8d641f",
        "b823052caa990daf",
        "2ae71639ce260359",
        "6e4ec7fadc022b24",
      ]
    `);
});

test.each([2, 4, 64])('with %i harts another seed gives another order of traps', (harts) => {
  const order = (seed: number): number[] => {
    const { machine, supervisor } = machineOf(harts, seed);
    machine.run({ ...BOUND, maxSteps: 1000 });
    return supervisor.traps.map(({ hart }) => hart);
  };
  expect(order(1)).not.toEqual(order(2));
});

test('two machines interleaved step by step give the digests that each gives alone', () => {
  const alone = [
    digests(machineOf(4, 1), 40, { ...BOUND, maxSteps: 7 }),
    digests(machineOf(2, 2), 40, { ...BOUND, maxSteps: 7 }),
  ];
  const [one, other] = [machineOf(4, 1), machineOf(2, 2)];
  const together: string[][] = [[], []];
  for (let i = 0; i < 40; i++) {
    together[0]?.push(...digests(one, 1, { ...BOUND, maxSteps: 7 }));
    together[1]?.push(...digests(other, 1, { ...BOUND, maxSteps: 7 }));
  }
  expect(together).toEqual(alone);
});

test('a machine that runs inside the trap handler of another one changes nothing for either', () => {
  const alone = [
    digests(machineOf(2, 1), 1, { ...BOUND, maxSteps: 30 }),
    digests(machineOf(2, 2), 1, { ...BOUND, maxSteps: 30 }),
  ];
  const inner = machineOf(2, 2);
  const outer = machineOf(2, 1);
  outer.machine.run({
    ...BOUND,
    maxSteps: 30,
    until: () => {
      inner.machine.run({ ...BOUND, maxSteps: 1 });
      return false;
    },
  });
  expect([[outer.machine.digest()], [inner.machine.digest()]]).toEqual(alone);
});

test.each<[string, (parts: Bench) => void]>([
  ['a register', ({ machine }) => machine.harts[1]?.x.fill(1, 63, 64)],
  [
    'a byte of claimed memory',
    ({ machine, space }) => machine.ram.write(space.root + 8, Uint8Array.of(0, 1)),
  ],
  ['the time', ({ machine }) => machine.board.clint.advanceTo(machine.ticks + 1)],
  ['a timer', ({ machine }) => machine.board.clint.setTimer(1, 1e6)],
  ['a pending interrupt', ({ machine }) => machine.board.interrupts.set(0, SIE_EXTERNAL, true)],
  ['the console', ({ machine }) => machine.board.uart.transmit(1)],
  ['the budget', ({ machine }) => machine.harts[0]?.charge(1)],
  ['who runs', ({ machine }) => machine.harts.slice(0, 1).forEach(stop)],
  ['the finisher', ({ machine }) => machine.board.finisher.end(0)],
  ['the entropy device', ({ machine }) => machine.bus.write32(0x1000_2070, 1)],
  ['the supervisor', ({ supervisor }) => supervisor.traps.pop()],
])('a digest covers %s', (_, change) => {
  const parts = machineOf(2, 1);
  parts.machine.run({ ...BOUND, maxSteps: 5 });
  const before = parts.machine.digest();
  expect(parts.machine.digest()).toBe(before);
  change(parts);
  expect(parts.machine.digest()).not.toBe(before);
});
