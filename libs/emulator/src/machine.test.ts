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
import {
  bootTestMachine,
  RUN_LIMIT,
  hartOf,
  type TrapHandler,
  unloadHart,
} from '../test/test-machine.ts';
import { Machine } from './machine.ts';
import type { MachineEvent } from './trace.ts';

/** A program that only traps. */
function* forever(): Program {
  for (;;) yield undefined;
}

test('a store to the finisher ends the run at once, with its exit code', () => {
  const end: TrapHandler = (_, { machine, traps }) => {
    if (traps.length === 3) machine.bus.write32(0x0010_0000, 0x002a_3333);
    return false;
  };
  const { machine } = bootTestMachine([forever], end, { harts: 2 });
  expect(machine.run(RUN_LIMIT)).toEqual({ reason: 'finished', exitCode: 42 });
  expect(machine.steps).toBe(3);
  expect(machine.run(RUN_LIMIT)).toEqual({ reason: 'finished', exitCode: 42 });
  expect(machine.steps).toBe(3);
});

test.each([
  [0x5555, 0],
  [0x0001_3333, 1],
  [0xffff_3333, 65535],
  [0x0000_3333, 1], // a failure never reads as success
])('finisher value 0x%s is exit code %i', (value, exitCode) => {
  const { machine } = bootTestMachine([forever], (_, { machine: { bus } }) =>
    bus.write32(0x0010_0000, value),
  );
  expect(machine.run(RUN_LIMIT)).toEqual({ reason: 'finished', exitCode });
});

test('a trap takes the time that the supervisor charges, and a hart traps until its quantum is spent', () => {
  const { machine } = bootTestMachine([forever], undefined, { quantumNs: 10_000 });
  machine.run({ maxRounds: 3 });
  expect([machine.steps, machine.nowNs]).toEqual([30, 30_000]);
});

test('a trap that is charged zero or less takes the minimum time, so that the round ends', () => {
  for (const refund of [1000, 2000]) {
    const { machine } = bootTestMachine([forever], (hart) => {
      hart.charge(-refund);
      return false;
    });
    machine.run({ maxRounds: 1 });
    expect(machine.steps).toBe(10_000 / TRAP_COST_NS_MIN);
  }
});

test('a trap that costs more than the quantum is paid in the following rounds', () => {
  const ticks: number[] = [];
  const { machine } = bootTestMachine([forever], (hart, { machine: { nowNs } }) => {
    ticks.push(nowNs);
    hart.charge(24_000);
    return false;
  });
  machine.run({ ...RUN_LIMIT, maxSteps: 4 });
  // 25 us a trap: rounds 0 (-15), 1 (-5), 2 (+5: the next one, -20), 3, 4 (0), 5 (-15), ...
  expect(ticks).toEqual([0, 20_000, 50_000, 70_000]);
});

test.each([
  // The first trap costs 48 us of a 10 us quantum: the debt is 38. Each of the others costs 1.
  [300, 2], // 30 us are paid in wfi, 8 by the next round, 2 are left
  [5000, 10], // the debt is paid, and the rest is not credited
])('a debt is paid while all harts are in wfi for %i ticks', (sleep, traps) => {
  const { machine } = bootTestMachine(
    [forever],
    (hart, { machine: { board, ticks }, traps: seen }) => {
      hart.csr.sie = SIE_TIMER;
      if (hart.csr.scause < 0) board.clint.setMtimecmp(0, Infinity);
      if (seen.length === 1) {
        board.clint.setMtimecmp(0, ticks + 100 + sleep);
        hart.charge(47_000);
        hart.waiting = true;
      }
      return hart.csr.scause < 0;
    },
  );
  machine.run({ maxRounds: 2 });
  expect(machine.steps - 1).toBe(traps);
});

test('time is constant within a round', () => {
  const times = new Set<number>();
  const { machine } = bootTestMachine(
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

test.each([0, 9])(
  'when all harts are in wfi, time jumps to the first enabled timer, and %i ticks further if this is chosen',
  (latency) => {
    const woken: [number, number, number][] = [];
    const { machine } = bootTestMachine(
      [],
      (hart, { machine: { board, ticks } }) => {
        woken.push([hart.id, hart.csr.scause, ticks]);
        board.clint.setMtimecmp(hart.id, Infinity);
        unloadHart(hart);
        return true;
      },
      { harts: 3, choose: (n, what) => (what === 'wakeLatency' ? latency : n - 1) },
    );
    const { clint } = machine.board;
    clint.setMtimecmp(0, 123); // This one is masked in sie.
    clint.setMtimecmp(1, 7_000_003);
    clint.setMtimecmp(2, 5001);
    hartOf(machine, 1).csr.sie = SIE_TIMER;
    hartOf(machine, 2).csr.sie = SIE_TIMER;
    expect(machine.run(RUN_LIMIT)).toEqual({ reason: 'deadlock' });
    expect(woken).toEqual([
      [2, CAUSE_SUPERVISOR_TIMER, 5001 + latency],
      [1, CAUSE_SUPERVISOR_TIMER, 7_000_003 + latency],
    ]);
  },
);

test('by the seed a machine in wfi wakes 0 to 9 ticks after a timer; one whose hart runs chooses no latency', () => {
  const late = Array.from({ length: 100 }, (_, seed) => {
    const { machine } = bootTestMachine([], undefined, { seed });
    machine.board.clint.setMtimecmp(0, 1000);
    hartOf(machine, 0).csr.sie = SIE_TIMER;
    machine.run({ maxRounds: 1, maxSteps: 1 });
    return machine.ticks - 1000;
  });
  expect([...new Set(late)].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const asked: string[] = [];
  const { machine } = bootTestMachine([forever], undefined, {
    harts: 2,
    onChoice: ({ what }) => asked.push(what),
  });
  machine.board.clint.setMtimecmp(0, 1000);
  machine.run({ maxRounds: 20 });
  expect(new Set(asked)).toEqual(new Set(['hartOrder']));
});

test('all harts in wfi with only masked timers and interrupts is a deadlock', () => {
  const { machine } = bootTestMachine([]);
  machine.board.clint.setMtimecmp(0, 50);
  machine.board.clint.setMsip(0, true);
  expect(machine.run(RUN_LIMIT)).toEqual({ reason: 'deadlock' });
  expect([machine.ticks, machine.steps]).toEqual([0, 0]);
});

test('a deadlock changes no state, and a later interrupt ends it', () => {
  const { machine, supervisor } = bootTestMachine([], (hart, { machine: { board } }) => {
    board.clint.setMsip(hart.id, false);
    unloadHart(hart);
    return true;
  });
  machine.run(RUN_LIMIT);
  const before = machine.digest();
  machine.run(RUN_LIMIT);
  expect(machine.digest()).toBe(before);
  hartOf(machine, 0).csr.sie = SIE_SOFTWARE;
  machine.board.clint.setMsip(0, true);
  machine.run(RUN_LIMIT);
  expect(supervisor.traps.map(({ scause }) => scause)).toEqual([CAUSE_SUPERVISOR_SOFTWARE]);
});

test('a running program is interrupted between two instructions, and resumes there', () => {
  const { machine, supervisor } = bootTestMachine([forever], (hart, { machine: { board } }) => {
    board.clint.setMtimecmp(hart.id, Infinity);
    // After an interrupt pc is unchanged; after an ecall it is the next instruction.
    return hart.csr.scause < 0;
  });
  hartOf(machine, 0).csr.sie = SIE_TIMER;
  machine.board.clint.setMtimecmp(0, 50);
  machine.run({ maxRounds: 2 });
  const causes = supervisor.traps.map(({ scause }) => scause);
  // The first trap disarms the timer, so it is armed again.
  expect(causes.every((cause) => cause === CAUSE_USER_ECALL)).toBe(true);
  machine.board.clint.setMtimecmp(0, machine.ticks);
  machine.run({ ...RUN_LIMIT, maxSteps: 3 });
  expect(supervisor.traps.slice(-3).map(({ scause, sepc }) => [scause, sepc])).toEqual([
    [CAUSE_SUPERVISOR_TIMER, 0x1_0004],
    [CAUSE_USER_ECALL, 0x1_0000],
    [CAUSE_USER_ECALL, 0x1_0000],
  ]);
});

test('interrupts are taken in the order external, software, timer', () => {
  const { machine, supervisor } = bootTestMachine([], (hart, { machine: { board } }) => {
    const { scause } = hart.csr;
    if (scause === CAUSE_SUPERVISOR_EXTERNAL) board.uart.read(UART_RBR, 1);
    if (scause === CAUSE_SUPERVISOR_SOFTWARE) board.clint.setMsip(0, false);
    if (scause === CAUSE_SUPERVISOR_TIMER) board.clint.setMtimecmp(0, Infinity);
    unloadHart(hart);
    return true;
  });
  const { clint, uart } = machine.board;
  clint.setMtimecmp(0, 0);
  clint.setMsip(0, true);
  uart.write(UART_IER, 1, 1);
  uart.receive(65);
  hartOf(machine, 0).csr.sie = SIE_EXTERNAL | SIE_SOFTWARE | SIE_TIMER;
  machine.run(RUN_LIMIT);
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
    const { machine } = bootTestMachine(
      [forever],
      (hart, { machine: { board, rounds } }) => {
        if (hart.id === 0 && sentAt < 0) {
          sentAt = rounds;
          board.clint.setMsip(1, true);
        }
        if (hart.id === 1) {
          wokenAt = rounds;
          board.clint.setMsip(1, false);
          unloadHart(hart);
        }
        return hart.id === 1;
      },
      { harts: 2, seed },
    );
    unloadHart(hartOf(machine, 1));
    hartOf(machine, 1).csr.sie = SIE_SOFTWARE;
    machine.run({ maxRounds: 3 });
    expect([0, 1]).toContain(wokenAt - sentAt);
  }
});

test('run() stops at each of its limits, and a resumed run equals one without a stop', () => {
  const whole = bootTestMachine([forever], undefined, { harts: 4 }).machine;
  expect(whole.run({ maxRounds: 5 })).toEqual({ reason: 'limit' });
  const pieces = bootTestMachine([forever], undefined, { harts: 4 }).machine;
  expect(pieces.run({ ...RUN_LIMIT, maxSteps: 0 })).toEqual({ reason: 'limit' });
  expect(pieces.run({ ...RUN_LIMIT, maxSteps: 17 })).toEqual({ reason: 'limit' });
  expect(pieces.steps).toBe(17);
  expect(pieces.run({ ...RUN_LIMIT, stopWhen: () => pieces.steps === 23 })).toEqual({
    reason: 'stopped',
  });
  expect(pieces.steps).toBe(23);
  expect(pieces.run({ maxRounds: 2 })).toEqual({ reason: 'limit' });
  for (let i = pieces.steps; i < whole.steps; i++) pieces.run({ ...RUN_LIMIT, maxSteps: 1 });
  pieces.run({ maxRounds: 0 });
  expect(pieces.digest()).toBe(whole.digest());
});

test('the trace reports each trap before the supervisor handles it, and each jump of time', () => {
  const events: MachineEvent[] = [];
  const { machine } = bootTestMachine(
    [
      function* (cpu) {
        cpu.x[34] = 9;
        cpu.x[20] = 5;
        yield undefined;
      },
    ],
    (hart, { machine: { board } }) => {
      hart.csr.sie = SIE_TIMER;
      board.clint.setMtimecmp(0, hart.csr.scause < 0 ? Infinity : 500);
      unloadHart(hart);
      return true;
    },
  );
  machine.trace = (event) => events.push(event);
  machine.run(RUN_LIMIT);
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
])('options %j are rejected', (options, message) => {
  expect(() => new Machine({ harts: 1, seed: 1, ...options })).toThrow(message);
});

test('a machine does not run without a supervisor, and accepts only one', () => {
  expect(() => new Machine({ harts: 1, seed: 1 }).run(RUN_LIMIT)).toThrow('boot a supervisor');
  const { machine, supervisor } = bootTestMachine([]);
  expect(() => machine.boot(supervisor)).toThrow('booted already');
});

test('a supervisor that throws or leaves a hart without a program ends the run, which cannot be resumed', () => {
  const lost = bootTestMachine([forever], (hart) => {
    hart.guest = undefined;
    return true;
  }).machine;
  expect(() => lost.run(RUN_LIMIT)).toThrow(
    'hart 0 runs, but the supervisor set neither its guest nor waiting',
  );
  expect(() => lost.run(RUN_LIMIT)).toThrow('cannot run on');
});

test('an engine that stops early without a trap is rejected by name', () => {
  const { machine } = bootTestMachine([forever]);
  hartOf(machine, 0).guest = { name: 'lazy', resume: () => false };
  expect(() => machine.run(RUN_LIMIT)).toThrow('lazy stopped on hart 0 without a trap');
});

test('an engine that uses up its budget without a trap is resumed in the next round', () => {
  const { machine } = bootTestMachine([forever]);
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

test('a run without maxRounds does not compile', () => {
  const { machine } = bootTestMachine([]);
  // @ts-expect-error: a machine whose programs never end would run forever.
  expect(machine.run({ maxSteps: 1 })).toEqual({ reason: 'deadlock' });
});
