import {
  CAUSE_SUPERVISOR_EXTERNAL,
  CAUSE_SUPERVISOR_SOFTWARE,
  CAUSE_SUPERVISOR_TIMER,
  CAUSE_USER_ECALL,
  SIE_EXTERNAL,
  SIE_SOFTWARE,
  SIE_TIMER,
  TRAP_COST_NS_MIN,
  UART_IER,
  UART_RBR,
} from '@abicus/abi-board';
import type { Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bench, BOUND, hartOf, type OnTrap, stop } from '../test/bench-board.ts';
import { Machine } from './machine.ts';
import type { MachineEvent } from './trace.ts';

/** A program that does nothing but trap. */
function* forever(): Program {
  for (;;) yield undefined;
}

test('the finisher ends the run, at once, with its exit code', () => {
  const end: OnTrap = (_, { machine, traps }) => {
    if (traps.length === 3) machine.bus.write32(0x0010_0000, 0x002a_3333);
    return false;
  };
  const { machine } = bench([forever], end, { harts: 2 });
  expect(machine.run(BOUND)).toEqual({ reason: 'finished', exitCode: 42 });
  expect(machine.steps).toBe(3);
  expect(machine.run(BOUND)).toEqual({ reason: 'finished', exitCode: 42 });
  expect(machine.steps).toBe(3);
});

test.each([
  [0x5555, 0],
  [0x0001_3333, 1],
  [0xffff_3333, 65535],
  [0x0000_3333, 1], // a failure never reads as success
])('finisher value 0x%s is exit code %i', (value, exitCode) => {
  const { machine } = bench([forever], (_, { machine: { bus } }) =>
    bus.write32(0x0010_0000, value),
  );
  expect(machine.run(BOUND)).toEqual({ reason: 'finished', exitCode });
});

test('a trap takes what the supervisor charges; a quantum holds as many as it pays for', () => {
  const { machine } = bench([forever], undefined, { quantumNs: 10_000 });
  machine.run({ maxRounds: 3 });
  expect([machine.steps, machine.nowNs]).toEqual([30, 30_000]);
});

test('a trap that is charged nothing, or less, takes the minimum, so that a round ends', () => {
  for (const refund of [1000, 2000]) {
    const { machine } = bench([forever], (hart) => {
      hart.charge(-refund);
      return false;
    });
    machine.run({ maxRounds: 1 });
    expect(machine.steps).toBe(10_000 / TRAP_COST_NS_MIN);
  }
});

test('what costs more than the quantum is paid in the rounds after it', () => {
  const ticks: number[] = [];
  const { machine } = bench([forever], (hart, { machine: { nowNs } }) => {
    ticks.push(nowNs);
    hart.charge(24_000);
    return false;
  });
  machine.run({ ...BOUND, maxSteps: 4 });
  // 25 us a trap: rounds 0 (-15), 1 (-5), 2 (+5: the next one, -20), 3, 4 (0), 5 (-15), ...
  expect(ticks).toEqual([0, 20_000, 50_000, 70_000]);
});

test.each([
  // The first trap costs 48 of the round's 10 us: 38 are owed. Each of the others costs 1.
  [300, 2], // 30 us are paid asleep, 8 by the next round, 2 are left
  [5000, 10], // all is paid, and no more
])('a debt is paid while all harts wait: %i ticks', (sleep, traps) => {
  const { machine } = bench([forever], (hart, { machine: { board, ticks }, traps: seen }) => {
    hart.csr.sie = SIE_TIMER;
    if (hart.csr.scause < 0) board.clint.setTimer(0, Infinity);
    if (seen.length === 1) {
      board.clint.setTimer(0, ticks + 100 + sleep);
      hart.charge(47_000);
      hart.waiting = true;
    }
    return hart.csr.scause < 0;
  });
  machine.run({ maxRounds: 2 });
  expect(machine.steps - 1).toBe(traps);
});

test('time stands still within a round', () => {
  const times = new Set<number>();
  const { machine } = bench(
    [forever],
    (_, { machine: { nowNs } }) => {
      times.add(nowNs);
      return false;
    },
    { harts: 4 },
  );
  machine.run({ maxRounds: 2 });
  expect([...times]).toEqual([0, 10_000]);
});

test('when all harts wait, time jumps to the first timer that somebody listens to', () => {
  const woken: [number, number, number][] = [];
  const { machine } = bench(
    [],
    (hart, { machine: { board, ticks } }) => {
      woken.push([hart.id, hart.csr.scause, ticks]);
      board.clint.setTimer(hart.id, Infinity);
      stop(hart);
      return true;
    },
    { harts: 3 },
  );
  const { clint } = machine.board;
  clint.setTimer(0, 123); // Nobody listens to this one.
  clint.setTimer(1, 7_000_003);
  clint.setTimer(2, 5001);
  hartOf(machine, 1).csr.sie = SIE_TIMER;
  hartOf(machine, 2).csr.sie = SIE_TIMER;
  expect(machine.run(BOUND)).toEqual({ reason: 'deadlock' });
  expect(woken).toEqual([
    [2, CAUSE_SUPERVISOR_TIMER, 5001],
    [1, CAUSE_SUPERVISOR_TIMER, 7_000_003],
  ]);
});

test('nothing to wake anybody is a deadlock: a timer without a listener, an interrupt that is masked', () => {
  const { machine } = bench([]);
  machine.board.clint.setTimer(0, 50);
  machine.board.clint.setSoftware(0, true);
  expect(machine.run(BOUND)).toEqual({ reason: 'deadlock' });
  expect([machine.ticks, machine.steps]).toEqual([0, 0]);
});

test('a deadlock changes nothing, and what comes later is taken up', () => {
  const { machine, supervisor } = bench([], (hart, { machine: { board } }) => {
    board.clint.setSoftware(hart.id, false);
    stop(hart);
    return true;
  });
  machine.run(BOUND);
  const before = machine.digest();
  machine.run(BOUND);
  expect(machine.digest()).toBe(before);
  hartOf(machine, 0).csr.sie = SIE_SOFTWARE;
  machine.board.clint.setSoftware(0, true);
  machine.run(BOUND);
  expect(supervisor.traps.map(({ scause }) => scause)).toEqual([CAUSE_SUPERVISOR_SOFTWARE]);
});

test('a running program is interrupted between two instructions, and goes on where it was', () => {
  const { machine, supervisor } = bench([forever], (hart, { machine: { board } }) => {
    board.clint.setTimer(hart.id, Infinity);
    // An interrupt changes no pc; a call goes on behind itself.
    return hart.csr.scause < 0;
  });
  hartOf(machine, 0).csr.sie = SIE_TIMER;
  machine.board.clint.setTimer(0, 50);
  machine.run({ maxRounds: 2 });
  const causes = supervisor.traps.map(({ scause }) => scause);
  // The first trap disarms the timer again, so ask for it a second time.
  expect(causes.every((cause) => cause === CAUSE_USER_ECALL)).toBe(true);
  machine.board.clint.setTimer(0, machine.ticks);
  machine.run({ ...BOUND, maxSteps: 3 });
  expect(supervisor.traps.slice(-3).map(({ scause, sepc }) => [scause, sepc])).toEqual([
    [CAUSE_SUPERVISOR_TIMER, 0x1_0004],
    [CAUSE_USER_ECALL, 0x1_0000],
    [CAUSE_USER_ECALL, 0x1_0000],
  ]);
});

test('interrupts are taken in the order external, software, timer', () => {
  const { machine, supervisor } = bench([], (hart, { machine: { board } }) => {
    const { scause } = hart.csr;
    if (scause === CAUSE_SUPERVISOR_EXTERNAL) board.uart.read(UART_RBR, 1);
    if (scause === CAUSE_SUPERVISOR_SOFTWARE) board.clint.setSoftware(0, false);
    if (scause === CAUSE_SUPERVISOR_TIMER) board.clint.setTimer(0, Infinity);
    stop(hart);
    return true;
  });
  const { clint, uart } = machine.board;
  clint.setTimer(0, 0);
  clint.setSoftware(0, true);
  uart.write(UART_IER, 1, 1);
  uart.receive(65);
  hartOf(machine, 0).csr.sie = SIE_EXTERNAL | SIE_SOFTWARE | SIE_TIMER;
  machine.run(BOUND);
  expect(supervisor.traps.map(({ scause }) => scause)).toEqual([
    CAUSE_SUPERVISOR_EXTERNAL,
    CAUSE_SUPERVISOR_SOFTWARE,
    CAUSE_SUPERVISOR_TIMER,
  ]);
});

test('a software interrupt wakes a waiting hart in the same or the next round, on any seed', () => {
  for (let seed = 0; seed < 8; seed++) {
    let sentAt = -1;
    let wokenAt = -1;
    const { machine } = bench(
      [forever],
      (hart, { machine: { board, rounds } }) => {
        if (hart.id === 0 && sentAt < 0) {
          sentAt = rounds;
          board.clint.setSoftware(1, true);
        }
        if (hart.id === 1) {
          wokenAt = rounds;
          board.clint.setSoftware(1, false);
          stop(hart);
        }
        return hart.id === 1;
      },
      { harts: 2, seed },
    );
    stop(hartOf(machine, 1));
    hartOf(machine, 1).csr.sie = SIE_SOFTWARE;
    machine.run({ maxRounds: 3 });
    expect([0, 1]).toContain(wokenAt - sentAt);
  }
});

test('run() stops at each of its limits, and going on is as if it had never stopped', () => {
  const whole = bench([forever], undefined, { harts: 4 }).machine;
  expect(whole.run({ maxRounds: 5 })).toEqual({ reason: 'limit' });
  const pieces = bench([forever], undefined, { harts: 4 }).machine;
  expect(pieces.run({ ...BOUND, maxSteps: 0 })).toEqual({ reason: 'limit' });
  expect(pieces.run({ ...BOUND, maxSteps: 17 })).toEqual({ reason: 'limit' });
  expect(pieces.steps).toBe(17);
  expect(pieces.run({ ...BOUND, until: () => pieces.steps === 23 })).toEqual({ reason: 'stopped' });
  expect(pieces.steps).toBe(23);
  expect(pieces.run({ maxRounds: 2 })).toEqual({ reason: 'limit' });
  for (let i = pieces.steps; i < whole.steps; i++) pieces.run({ ...BOUND, maxSteps: 1 });
  pieces.run({ maxRounds: 0 });
  expect(pieces.digest()).toBe(whole.digest());
});

test('the trace tells each trap before the supervisor sees it, and each jump of time', () => {
  const events: MachineEvent[] = [];
  const { machine } = bench(
    [
      function* (cpu) {
        cpu.x[34] = 9;
        cpu.x[20] = 5;
        yield undefined;
      },
    ],
    (hart, { machine: { board } }) => {
      hart.csr.sie = SIE_TIMER;
      board.clint.setTimer(0, hart.csr.scause < 0 ? Infinity : 500);
      stop(hart);
      return true;
    },
  );
  machine.trace = (event) => events.push(event);
  machine.run(BOUND);
  const rest = { hart: 0, stval: 0, a7: 9, a0: 5 };
  const ecall = { kind: 'trap', step: 0, tick: 0, guest: 'program-0', scause: 8, sepc: 0x1_0000 };
  const timer = { kind: 'trap', step: 1, tick: 500, guest: '', scause: CAUSE_SUPERVISOR_TIMER };
  expect(events).toEqual([
    { ...ecall, ...rest },
    { kind: 'charge', step: 0, hart: 0, ns: 1000 },
    { kind: 'jump', step: 1, tick: 100, to: 500 },
    { ...timer, ...rest, sepc: 0x1_0000 },
    { kind: 'charge', step: 1, hart: 0, ns: 1000 },
  ]);
});

test.each([
  [{ harts: 0 }, '1 to 64'],
  [{ harts: 65 }, '1 to 64'],
  [{ harts: 1.5 }, '1 to 64'],
  [{ quantumNs: 0 }, 'a multiple of 100'],
  [{ quantumNs: 150 }, 'a multiple of 100'],
  [{ seed: -1 }, '2^53-1'],
  [{ ramBytes: 5 }, '65536'],
  [{ disk: new Uint8Array(100) }, 'a multiple of 512'],
])('options %j are refused', (options, message) => {
  expect(() => new Machine({ harts: 1, seed: 1, ...options })).toThrow(message);
});

test('a machine needs a supervisor, and takes one only', () => {
  expect(() => new Machine({ harts: 1, seed: 1 }).run(BOUND)).toThrow('boot a supervisor');
  const { machine, supervisor } = bench([]);
  expect(() => machine.boot(supervisor)).toThrow('booted already');
});

test('a supervisor that leaves a hart without a program, or throws, ends the run for good', () => {
  const lost = bench([forever], (hart) => {
    hart.guest = undefined;
    return true;
  }).machine;
  expect(() => lost.run(BOUND)).toThrow(
    'hart 0 runs, but the supervisor set neither its guest nor waiting',
  );
  expect(() => lost.run(BOUND)).toThrow('cannot run on');
});

test('an engine that stops early without a trap is refused by name', () => {
  const { machine } = bench([forever]);
  hartOf(machine, 0).guest = { name: 'lazy', resume: () => false };
  expect(() => machine.run(BOUND)).toThrow('lazy stopped on hart 0 without a trap');
});

test('an engine may use up its budget without a trap, and goes on in the next round', () => {
  const { machine } = bench([forever]);
  let resumed = 0;
  hartOf(machine, 0).guest = {
    name: 'instructions',
    resume: (hart) => {
      resumed++;
      hart.charge(hart.budgetNs);
      return false;
    },
  };
  expect(machine.run({ maxRounds: 4 })).toEqual({ reason: 'limit' });
  expect([resumed, machine.steps, machine.ticks]).toEqual([4, 0, 400]);
});

test('a run without a bound of rounds does not compile', () => {
  const { machine } = bench([]);
  // @ts-expect-error: a machine whose programs never end would run for ever.
  expect(machine.run({ maxSteps: 1 })).toEqual({ reason: 'deadlock' });
});
