/** Machines that take turns by virtual time: `run({ until })` and `nextEventNs`. */
import {
  SIE_EXTERNAL,
  SIE_TIMER,
  UART_IER,
  UART_LSR,
  UART_RBR,
  VIRTIO_BLK_T_FLUSH,
  VIRTIO_INTERRUPT_ACK,
  VIRTIO_SLOT_BLK,
} from '@abicus/abi-board';
import type { Cpu, Program } from '@abicus/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootTestMachine, hartOf, RUN_LIMIT, unloadHart } from '../test/test-machine.ts';
import { DriverQueue, startDevice } from '../test/virtio-driver.ts';
import type { Choice } from './choices.ts';
import type { Machine } from './machine.ts';

const END_NS = 2_000_000;

/** A program that changes a register with each trap. */
function* worker(cpu: Cpu): Program {
  for (let i = 0; ; i++) {
    cpu.x[20] = i;
    yield undefined;
  }
}

interface Observed {
  readonly machine: Machine;
  /** Times, harts and received bytes, as the supervisor saw them. */
  readonly log: string[];
  readonly choices: Choice[];
}

/**
 * A machine whose harts work, sleep until a timer, and read a disk and the console. The times depend on the choices.
 */
function observed(harts: number, seed: number): Observed {
  const log: string[] = [];
  const choices: Choice[] = [];
  const { machine, supervisor } = bootTestMachine(
    [worker],
    (hart, { machine: { board, nowNs, ticks }, traps }) => {
      const { uart } = board;
      log.push(`${nowNs} ${hart.id} ${hart.csr.scause}`);
      for (const [head] of disk.popUsed()) log.push(`disk ${head}`);
      disk.writeRegister(VIRTIO_INTERRUPT_ACK, 3);
      if (traps.length % 5 === 0 && board.nextDueTick === Infinity) {
        for (let i = 0; i < 2; i++) disk.submit(header, status);
        disk.notify();
      }
      for (let i = 0; i < 16 && (uart.read(UART_LSR, 1) & 1) === 1; i++)
        log.push(`byte ${uart.read(UART_RBR, 1)}`);
      board.clint.setMtimecmp(hart.id, Infinity);
      hart.csr.sie = SIE_TIMER | SIE_EXTERNAL;
      if (traps.length % 7 === hart.id % 7) {
        board.clint.setMtimecmp(hart.id, ticks + 30 + (traps.length % 40) * 31);
        hart.waiting = true;
      }
      return hart.csr.scause < 0;
    },
    {
      harts,
      seed,
      disk: new Uint8Array(512),
      inputs: [
        { atTick: 0, device: 'uart' as const, bytes: Uint8Array.of(1) },
        { atTick: 3000, device: 'uart' as const, bytes: new Uint8Array(40).fill(7) },
        { atTick: 9001, device: 'uart' as const, bytes: Uint8Array.of(3) },
      ],
      onChoice: (choice) => choices.push(choice),
    },
  );
  const disk = new DriverQueue(supervisor.frames, machine.bus, VIRTIO_SLOT_BLK);
  startDevice([disk]);
  // A flush: the shortest request.
  machine.ram.write32(disk.data, VIRTIO_BLK_T_FLUSH);
  const header = { pa: disk.data, length: 16, writable: false };
  const status = { pa: disk.data + 16, length: 1, writable: true };
  machine.board.uart.write(UART_IER, 1, 1);
  return { machine, log, choices };
}

/** What a run shows: its log, choices, state and digest. */
function shown({ machine, log, choices }: Observed): unknown {
  return { log, choices, digest: machine.digest(), dump: machine.dump(), now: machine.nowNs };
}

describe.each([1, 2, 4])('%i harts', (harts) => {
  test('a run up to a time in any steps has the log, choices and digest of one in a single step', () => {
    const instants = fc.array(fc.integer({ min: 0, max: END_NS }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.nat(1000), instants, (seed, steps) => {
        const [whole, split] = [observed(harts, seed), observed(harts, seed)];
        const end = whole.machine.run({ until: END_NS });
        for (const until of steps.toSorted((a, b) => a - b)) split.machine.run({ until });
        expect(split.machine.run({ until: END_NS })).toEqual(end);
        expect(shown(split)).toEqual(shown(whole));
      }),
      { numRuns: 9 },
    );
  });

  test('no round begins at `until` or later, and no event before it is left over', () => {
    const { machine, log } = observed(harts, 5);
    for (let until = 0; until < END_NS; until += 3700) {
      const before = log.length;
      const { reason } = machine.run({ until });
      expect(reason).toBe('until');
      for (const line of log.slice(before).filter((one) => /^\d/.test(one))) {
        expect(Number(line.split(' ')[0])).toBeLessThan(until);
      }
      expect(machine.nextEventNs).toBeGreaterThanOrEqual(until);
    }
    expect(log.filter((line) => line.startsWith('disk')).length).toBeGreaterThan(50);
  });

  test('a machine that is run from event to event equals one that is run at once', () => {
    const [whole, steps] = [observed(harts, 9), observed(harts, 9)];
    whole.machine.run({ until: END_NS });
    for (let runs = 0; runs < 1000 && steps.machine.nextEventNs < END_NS; runs++) {
      steps.machine.run({ until: steps.machine.nextEventNs + 1 });
    }
    expect(shown(steps)).toEqual(shown(whole));
  });
});

describe('nextEventNs', () => {
  test('it is now if a hart can run, also within a round', () => {
    const { machine } = bootTestMachine([worker]);
    expect(machine.nextEventNs).toBe(0);
    machine.run({ ...RUN_LIMIT, maxSteps: 13 });
    expect([machine.nextEventNs, machine.nowNs]).toEqual([10_000, 10_000]);
  });

  test('it is the earliest enabled timer or input if all harts are in wfi', () => {
    const { machine } = bootTestMachine([], undefined, {
      harts: 2,
      inputs: [{ atTick: 700, device: 'uart' as const, bytes: Uint8Array.of(1) }],
    });
    machine.board.clint.setMtimecmp(0, 500);
    machine.board.clint.setMtimecmp(1, 600);
    expect(machine.nextEventNs).toBe(70_000);
    hartOf(machine, 1).csr.sie = SIE_TIMER;
    expect(machine.nextEventNs).toBe(60_000);
    hartOf(machine, 0).csr.sie = SIE_TIMER;
    expect(machine.nextEventNs).toBe(50_000);
  });

  test('it is when a request of a device is due', () => {
    const { machine, supervisor } = bootTestMachine([], undefined, {
      disk: new Uint8Array(512),
      choose: (n) => Math.min(n - 1, 41),
    });
    const disk = new DriverQueue(supervisor.frames, machine.bus, VIRTIO_SLOT_BLK);
    startDevice([disk]);
    disk.submit(
      { pa: disk.data, length: 16, writable: false },
      { pa: disk.data + 16, length: 1, writable: true },
    );
    disk.notify();
    expect(machine.nextEventNs).toBe(4200);
    expect(machine.run({ until: 4200 })).toEqual({ reason: 'until' });
    expect(disk.popUsed()).toEqual([]);
    machine.run({ until: 4201 });
    expect([disk.popUsed().length, machine.nextEventNs]).toEqual([1, Infinity]);
  });

  test('it is now if input has arrived and the FIFO has room, and never while the FIFO is full', () => {
    const inputs = [{ atTick: 0, device: 'uart' as const, bytes: new Uint8Array(20) }];
    const { machine } = bootTestMachine([], undefined, { inputs });
    expect(machine.nextEventNs).toBe(0);
    machine.run({ until: 1 });
    expect(machine.nextEventNs).toBe(Infinity);
    machine.board.uart.read(UART_RBR, 1);
    expect(machine.nextEventNs).toBe(machine.nowNs);
  });

  test('it is never for a machine that only further input can wake, until there is input', () => {
    const { machine } = bootTestMachine([]);
    expect([machine.nextEventNs, machine.run({ until: 1000 })]).toEqual([
      Infinity,
      { reason: 'deadlock' },
    ]);
    machine.feed(Uint8Array.of(1));
    expect(machine.nextEventNs).toBe(100);
  });

  test('it is never for a machine that has finished', () => {
    const { machine } = bootTestMachine([worker]);
    machine.board.finisher.end(0);
    expect(machine.nextEventNs).toBe(Infinity);
  });
});

test('a run stops before an event at `until`, and after a jump beyond it before the round', () => {
  const steps: number[] = [];
  const { machine } = bootTestMachine(
    [],
    (hart, { machine: { ticks } }) => {
      steps.push(ticks);
      unloadHart(hart);
      hart.csr.sie = 0;
      return true;
    },
    { choose: (n) => n - 1 },
  );
  hartOf(machine, 0).csr.sie = SIE_TIMER;
  machine.board.clint.setMtimecmp(0, 100);
  expect([machine.run({ until: 10_000 }), machine.ticks]).toEqual([{ reason: 'until' }, 0]);
  // The event is before the end, and the wake nine ticks later is behind it.
  expect([machine.run({ until: 10_001 }), machine.ticks]).toEqual([{ reason: 'until' }, 109]);
  expect([machine.nextEventNs, steps]).toEqual([10_900, []]);
  expect(machine.run({ until: 10_901 })).toEqual({ reason: 'until' });
  expect([steps, machine.ticks]).toEqual([[109], 209]);
});

test('a run that stopped within a round completes it, also if its time is over', () => {
  const { machine } = bootTestMachine([worker], undefined, { harts: 2 });
  machine.run({ ...RUN_LIMIT, maxSteps: 3 });
  expect(machine.run({ until: 0 })).toEqual({ reason: 'until' });
  expect([machine.steps, machine.nowNs]).toEqual([20, 10_000]);
});

test.each([{ until: NaN }, { maxRounds: NaN }, { until: 5, maxRounds: NaN }])(
  'the limit %j is rejected',
  (limit) => {
    const { machine } = bootTestMachine([worker]);
    expect(() => machine.run(limit)).toThrow('a limit of a run is no number');
  },
);
